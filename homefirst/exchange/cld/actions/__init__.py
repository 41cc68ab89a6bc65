"""Every write of the council's own files."""

from homefirst.exchange.cld.actions.load import load_files

__all__ = ["load_files"]
