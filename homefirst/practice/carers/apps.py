from django.apps import AppConfig


class CarersConfig(AppConfig):
    name = "homefirst.practice.carers"
    label = "carers"
