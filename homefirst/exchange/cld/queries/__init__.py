"""What the pages of the council's own files need."""

from homefirst.exchange.cld.queries.differences import DifferenceLine, Differences, differences
from homefirst.exchange.cld.queries.history import History, history, submission_called
from homefirst.exchange.cld.queries.result import Reason, WarningLine, held_back_by_reason, warnings_by_check
from homefirst.exchange.cld.queries.upload import Checked, CheckedFile, checked, took_over_with_few

__all__ = [
    "Checked",
    "CheckedFile",
    "DifferenceLine",
    "Differences",
    "History",
    "Reason",
    "WarningLine",
    "checked",
    "differences",
    "held_back_by_reason",
    "history",
    "submission_called",
    "took_over_with_few",
    "warnings_by_check",
]
