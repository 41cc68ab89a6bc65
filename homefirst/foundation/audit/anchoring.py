"""Copies the chain's head outside, and checks the chain against the copies, with the folders of this installation."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from homefirst.foundation.audit.anchors import write_anchor
from homefirst.foundation.audit.chain import moment
from homefirst.foundation.audit.models import AuditHead
from homefirst.foundation.audit.verify import Finding, verify


def anchor_head() -> int:
    """Signs and keeps the head as it is now; gives the number of its row."""
    head, _ = AuditHead.objects.get_or_create(pk=1)
    write_anchor(head.seq, head.hash, moment(timezone.now()), keys=_keys(), folder=Path(settings.ANCHORS))
    return head.seq


def check_chain() -> Finding:
    return verify(keys=_keys(), folder=Path(settings.ANCHORS))


def _keys() -> Path:
    return Path(settings.DATA) / "keys"
