"""What is typed to sign in, and to say who may."""

from homefirst.foundation.accounts.forms.sign_in import CodeForm, RoleForm, SetUpForm, SignInForm, SixDigits
from homefirst.foundation.accounts.forms.staff import AddStaffForm, DayForm, GiveRoleForm, JoinTeamForm

__all__ = [
    "AddStaffForm",
    "CodeForm",
    "DayForm",
    "GiveRoleForm",
    "JoinTeamForm",
    "RoleForm",
    "SetUpForm",
    "SignInForm",
    "SixDigits",
]
