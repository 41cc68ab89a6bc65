from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "homefirst.practice.plans"
    label = "plans"
