"""The pages for signing in, for who may sign in, and for what each role may do."""

from homefirst.foundation.accounts.views.own import change_password, your_settings
from homefirst.foundation.accounts.views.roles import roles
from homefirst.foundation.accounts.views.sign_in import (
    choose_role,
    enrol,
    home,
    sign_in,
    sign_in_code,
    sign_out,
)
from homefirst.foundation.accounts.views.staff import (
    accounts,
    add_staff,
    end_access,
    end_role,
    give_role,
    join_team,
    leave_team,
    let_in_again,
    staff_member,
    start_again,
)

__all__ = [
    "accounts",
    "add_staff",
    "change_password",
    "choose_role",
    "end_access",
    "end_role",
    "enrol",
    "give_role",
    "home",
    "join_team",
    "leave_team",
    "let_in_again",
    "roles",
    "sign_in",
    "sign_in_code",
    "sign_out",
    "staff_member",
    "start_again",
    "your_settings",
]
