"""What moderators look at before everybody does, and whom they let write nothing more."""
