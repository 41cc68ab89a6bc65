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
    path("accounts/", views.accounts, name="accounts"),
]

if settings.COUNCIL_ACCOUNT:
    from homefirst.foundation.accounts.council_account import urlpatterns as council_account

    urlpatterns += council_account
