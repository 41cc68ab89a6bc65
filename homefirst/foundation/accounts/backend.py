"""Finds who is signed in, with the roles that they hold today, in one query of every page."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.db.models import F, FilteredRelation
from django.utils import timezone
from django.utils.module_loading import import_string

from homefirst.foundation.accounts.models import User, current


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]
    """`user.roles_on` is (day, codes): asked about another day, `roles_held` asks the record again. `user.late` is what is
    late in their hands (settings.HOMEFIRST_LATE, which may count more beside it)."""

    def get_user(self, user_id: int) -> User | None:
        today = timezone.localdate()
        held = FilteredRelation("role_holdings", condition=current(today, "role_holdings__"))
        late = import_string(settings.HOMEFIRST_LATE)(today)
        found = User.objects.filter(pk=user_id)
        rows = list(found.annotate(now_held=held, role=F("now_held__role"), **late))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        user = rows[0]
        user.roles_on = (today, frozenset(row.role for row in rows if row.role))  # type: ignore[attr-defined]
        return user
