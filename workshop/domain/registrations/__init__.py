"""Who registers for a workshop: places, the waiting list, and who is at the door.

None of it enters the journal, and nothing links a registration to a phone.
"""
