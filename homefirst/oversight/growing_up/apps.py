from django.apps import AppConfig


class GrowingUpConfig(AppConfig):
    name = "homefirst.oversight.growing_up"
    label = "growing_up"
