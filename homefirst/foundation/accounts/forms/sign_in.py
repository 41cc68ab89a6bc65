"""What is typed to sign in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django import forms
from django.contrib.auth import password_validation

from homefirst.foundation.accounts.adapter import WRONG_CODE, audit_sign_in
from homefirst.foundation.accounts.factors import confirm
from homefirst.foundation.accounts.models import User
from homefirst.foundation.accounts.roles import Role
from homefirst.foundation.accounts.tries import Locked
from homefirst.foundation.errors import Invalid

_DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": False, "spellcheck": "false"}


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        login, password = self.fields["login"], self.fields["password"]
        for each in (login, password):
            each.widget.attrs.pop("placeholder", None)  # the label says it, and does not vanish
        login.label, password.label = "E-mail address", "Password"
        login.error_messages["required"] = "Enter your e-mail address, like amara.cole@westbrook.example."
        login.error_messages["invalid"] = "Enter an address with an @, like amara.cole@westbrook.example."
        password.error_messages["required"] = "Enter your password."
        password.help_text = ""


class SixDigits(forms.CharField):
    def __init__(self, label: str = "The six digits", **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": "Enter the six digits that your telephone shows."})
        super().__init__(label=label, widget=forms.TextInput(attrs=dict(_DIGITS)), max_length=20, **kwargs)

    def to_python(self, value: Any) -> str:
        return "".join(str(super().to_python(value)).split())


class CodeForm(forms.Form):
    """The second step of signing in, in place of the library's own: tries are counted in the database."""

    code = SixDigits()

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        from allauth.core import context

        try:
            confirm(self.user, self.cleaned_data["code"])
        except (Invalid, Locked) as problem:
            audit_sign_in(context.request, "sign_in.wrong_code", self.user)
            raise forms.ValidationError(problem.message) from None
        return str(self.cleaned_data["code"])

    def save(self) -> None:
        from allauth.core import context

        held = Authenticator.objects.get(user=self.user, type=Authenticator.Type.TOTP)
        post_authentication(context.request, held)


class SetUpForm(forms.Form):
    """First sign-in: a password of one's own (when one was given for once) and a telephone for codes."""

    password = forms.CharField(
        label="A new password",
        help_text="At least 12 characters. Three words that do not belong together work well.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password of at least 12 characters."},
    )
    code = SixDigits("The six digits that your telephone shows")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.secret = auth.get_totp_secret()
        if not user.must_change_password:
            del self.fields["password"]

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, self.user)
        if self.user.check_password(password):
            raise forms.ValidationError("Choose another password than the one you were given.")
        return password

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not auth.validate_totp_code(self.secret, code):
            raise forms.ValidationError(WRONG_CODE)
        return code


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label="Which role are you working in?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role.", "invalid_choice": "Choose a role that you hold."},
    )

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(role.code, role.title) for role in roles]
