"""The pages of the staff desk, one noun a file. (How a record's pages are drawn is told in `workspace.record`.)"""
