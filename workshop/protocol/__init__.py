"""The protocol: one query makes one frozen `Protocol` value; its release, its versions, its public page."""
