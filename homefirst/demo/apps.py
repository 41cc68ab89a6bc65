from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "homefirst.demo"
    label = "demo"
