from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "homefirst.demo"
    label = "demo"

    def ready(self) -> None:
        from homefirst.demo.clock import stand_still

        if settings.DEMO:
            stand_still()
