from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "homefirst.foundation.accounts"
    label = "accounts"
