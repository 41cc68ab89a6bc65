"""One settings file for every installation; what differs comes from the environment (docs/operations.md)."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from homefirst.config.databases import database
from homefirst.config.sign_in import *  # noqa: F403 (the sign-in library's own settings, kept together)

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("HOMEFIRST_DATA", ROOT / "var"))
ANCHORS = Path(os.environ.get("HOMEFIRST_ANCHORS", DATA / "anchors"))

DEBUG = os.environ.get("HOMEFIRST_DEBUG") == "1"
DEMO = os.environ.get("HOMEFIRST_DEMO") == "1"
HOMEFIRST_GALLERY = DEBUG or DEMO
HOMEFIRST_FRAME = "homefirst.config.frame.staff_frame"
HOMEFIRST_LATE = "homefirst.config.frame.late"
HOMEFIRST_EFFECTS = "homefirst.config.effects.EFFECTS"
HOMEFIRST_CONDITIONS = "homefirst.config.effects.CONDITIONS"
SECRET_KEY = os.environ.get("HOMEFIRST_SECRET_KEY", "not-for-a-real-council-" + "0" * 40)
SECURE = os.environ.get("HOMEFIRST_SECURE", "1") == "1" and not (DEBUG or DEMO)
ALLOWED_HOSTS = os.environ.get("HOMEFIRST_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "homefirst.foundation.accounts",
    "homefirst.foundation.access",
    "homefirst.foundation.audit",
    "homefirst.foundation.design",
    "homefirst.practice.people",
    "homefirst.practice.forms",
    "homefirst.practice.pathways",
    "homefirst.practice.contacts",
    "homefirst.practice.notes",
    "homefirst.practice.documents",
    "homefirst.practice.chronologies",
    "homefirst.practice.plans",
    "homefirst.practice.letters",
    "homefirst.practice.telling",
    "homefirst.practice.waiting",
    "homefirst.practice.safeguarding",
    "homefirst.practice.hospital",
    "homefirst.practice.register",
    "homefirst.practice.liberty",
    "homefirst.practice.organisations",
    "homefirst.practice.matters",
    "homefirst.practice.carers",
    "homefirst.practice.teams",
    "homefirst.practice.supervision",
    "homefirst.support.services",
    "homefirst.exchange.cld",
    "homefirst.workspace",
    "homefirst.oversight.performance",
    "homefirst.oversight.cohorts",
    "homefirst.oversight.growing_up",
    "homefirst.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "homefirst.foundation.access.middleware.AccessMiddleware",
]

ROOT_URLCONF = "homefirst.config.urls"
WSGI_APPLICATION = "homefirst.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "homefirst.foundation.design.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "homefirst.foundation.design.context.frame",
                *(["homefirst.demo.hints.demonstration"] if DEMO else []),
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # allauth's e-mails only
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["homefirst.foundation.accounts.backend.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
# In the database, so that a second factor used in one process is known as used in the others.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-homefirst" if SECURE else "homefirst"
CSRF_COOKIE_NAME = "__Host-homefirst-csrf" if SECURE else "homefirst-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "homefirst.foundation.design.errors.csrf_failure"
# Words about a person may stand in a message: they are never put into a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA / "files")},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or DEMO
HOMEFIRST_CLAMD = os.environ.get("HOMEFIRST_CLAMD", "")  # socket or address of a scanner, if there is one
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = os.environ.get("HOMEFIRST_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
# Letters leave by e-mail only where a council has set up a way out; else each waits in somebody's hands.
HOMEFIRST_SENDS_EMAIL = bool(os.environ.get("HOMEFIRST_EMAIL_BACKEND")) and not DEMO
# To the server's own log. Only addresses without their query stand in it, because a search holds names.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
