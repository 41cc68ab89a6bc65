"""Every write of the council's own files."""

from homefirst.exchange.cld.actions.decisions import keep_desk_value, take_file_value
from homefirst.exchange.cld.actions.held_back import take_out_held_back
from homefirst.exchange.cld.actions.load import announce, load_files
from homefirst.exchange.cld.actions.uploads import forget_upload, keep_uploads, uploaded

__all__ = [
    "announce",
    "forget_upload",
    "keep_desk_value",
    "keep_uploads",
    "load_files",
    "take_file_value",
    "take_out_held_back",
    "uploaded",
]
