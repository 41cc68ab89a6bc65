from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "homefirst.foundation.access"
    label = "access"
