"""The dynamic support register: who is close to a crisis, what is agreed, and who has it."""
