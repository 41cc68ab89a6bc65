"""Only the pages that are needed of the sign-in library: nobody signs themselves up or resets a factor."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from homefirst.foundation.accounts import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/code/", views.sign_in_code, name="mfa_authenticate"),
    path("sign-in/set-up/", views.enrol, name="enrol"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("role/", views.choose_role, name="choose_role"),
    path("settings/", views.your_settings, name="your_settings"),
    path("settings/password/", views.change_password, name="change_password"),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/add/", views.add_staff, name="add_staff"),
    path("accounts/<int:user>/", views.staff_member, name="staff_member"),
    path("accounts/<int:user>/give-role/", views.give_role, name="give_role"),
    path("accounts/<int:user>/end-role/<slug:role>/", views.end_role, name="end_role"),
    path("accounts/<int:user>/join-team/", views.join_team, name="join_team"),
    path("accounts/<int:user>/leave-team/<slug:team>/", views.leave_team, name="leave_team"),
    path("accounts/<int:user>/end-access/", views.end_access, name="end_access"),
    path("accounts/<int:user>/start-again/", views.start_again, name="start_again"),
    path("accounts/<int:user>/let-in-again/", views.let_in_again, name="let_in_again"),
    path("how/roles/", views.roles, name="roles"),
]

if settings.COUNCIL_ACCOUNT:
    from homefirst.foundation.accounts.council_account import urlpatterns as council_account

    urlpatterns += council_account
