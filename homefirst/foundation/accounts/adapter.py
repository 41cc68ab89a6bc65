"""How the sign-in library behaves here: tries are counted, nobody signs up, all is audited."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts import sessions
from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.tries import Locked, Try, count_try
from homefirst.foundation.audit.actions import record
from homefirst.foundation.design.council import council

WRONG = "The e-mail address and the password do not go together. Check both, then try again."
WRONG_CODE = "These are not the six digits shown now. Wait for the next ones, then try again."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "invalid_login": WRONG,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            count_try(_key(credentials))
        except Locked as locked:
            audit_sign_in(request, "sign_in.locked", None, _digest(credentials))
            raise forms.ValidationError(locked.message) from None

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Somebody whose access ended gets the words of a wrong password."""
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user and not user.is_active:
            self.authentication_failed(request, **credentials)
            return None
        if user:
            Try(_key(credentials)).succeeded()
        return user

    def _rollback_login_failed_rl_usage(self) -> None:
        """The library's own count is not kept; ours is."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        audit_sign_in(request, "sign_in.failed", None, _digest(credentials))

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        assert isinstance(user, User)
        assert request.session.session_key
        sessions.begin(request, user)
        both = any(step["method"] == "mfa" for step in get_authentication_records(request, user))
        audit_sign_in(request, "sign_in" if both else "sign_in.first_time", user)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail leaves from here; changes of sign-in stand in the audit."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves."""


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The council's own account opens the door only for somebody who has been added here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def get_totp_issuer(self) -> str:
        return f"Homefirst, {council().name}"

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return bool(authenticator.type == "webauthn")


def audit_sign_in(request: HttpRequest, action: str, user: User | None, typed: str = "") -> None:
    """Signing in, out, and failing to. What was typed is kept as a digest: it may be a stranger's address."""
    actor = Actor(
        user=user, role="", at=timezone.localtime(), session=sessions.mark(request.session.session_key)
    )
    detail = {"typed": typed} if typed else {}
    with transaction.atomic():
        record(actor, "sign_in", action, object_type="user", object_id=user.pk if user else "", detail=detail)


def _digest(credentials: dict[str, Any]) -> str:
    return sha256(str(credentials.get("email", "")).strip().lower().encode()).hexdigest()[:16]


def _key(credentials: dict[str, Any]) -> str:
    return sha256(f"password:{str(credentials.get('email', '')).strip().lower()}".encode()).hexdigest()
