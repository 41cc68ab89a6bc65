from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "homefirst.oversight.performance"
    label = "performance"
