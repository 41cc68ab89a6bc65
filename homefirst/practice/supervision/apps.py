from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "homefirst.practice.supervision"
    label = "supervision"
