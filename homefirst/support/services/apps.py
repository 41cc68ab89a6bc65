from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "homefirst.support.services"
    label = "services"
