from django.apps import AppConfig


class CldConfig(AppConfig):
    name = "homefirst.exchange.cld"
    label = "cld"
