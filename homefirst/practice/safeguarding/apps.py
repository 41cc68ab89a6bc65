from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "homefirst.practice.safeguarding"
    label = "safeguarding"
