"""Settings of the sign-in library, and of the council's own account (OpenID Connect) when it is set up."""

from __future__ import annotations

import os
from typing import Any

ACCOUNT_ADAPTER = "homefirst.foundation.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "homefirst.foundation.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator adds people; there is no address to prove
ACCOUNT_RATE_LIMITS = False  # tries are counted in the record's database, for all processes together
ACCOUNT_SESSION_REMEMBER = True  # the session's own limits decide, not the closing of a window
ACCOUNT_TEMPLATE_EXTENSION = "jinja"

MFA_ADAPTER = "homefirst.foundation.accounts.adapter.FactorAdapter"
MFA_FORMS = {"authenticate": "homefirst.foundation.accounts.forms.CodeForm"}
MFA_SUPPORTED_TYPES = ["totp"]
MFA_TOTP_TOLERANCE = 1  # a clock half a minute out still signs in

SOCIALACCOUNT_ADAPTER = "homefirst.foundation.accounts.adapter.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the council's own directory says who this is
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = False

COUNCIL_ACCOUNT = os.environ.get("HOMEFIRST_OIDC_NAME", "") if os.environ.get("HOMEFIRST_OIDC_SERVER") else ""
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "council",
                "name": COUNCIL_ACCOUNT,
                "client_id": os.environ.get("HOMEFIRST_OIDC_CLIENT", ""),
                "secret": os.environ.get("HOMEFIRST_OIDC_SECRET", ""),
                "settings": {"server_url": os.environ.get("HOMEFIRST_OIDC_SERVER", "")},
            }
        ]
        if COUNCIL_ACCOUNT
        else [],
    }
}
