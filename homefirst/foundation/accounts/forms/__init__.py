"""What is typed to sign in, and to say who may."""

from homefirst.foundation.accounts.forms.own import PagesForm, PasswordForm
from homefirst.foundation.accounts.forms.sign_in import CodeForm, RoleForm, SetUpForm, SignInForm, SixDigits
from homefirst.foundation.accounts.forms.staff import AddStaffForm, DayForm, GiveRoleForm, JoinTeamForm

__all__ = [
    "AddStaffForm",
    "CodeForm",
    "DayForm",
    "GiveRoleForm",
    "JoinTeamForm",
    "PagesForm",
    "PasswordForm",
    "RoleForm",
    "SetUpForm",
    "SignInForm",
    "SixDigits",
]
