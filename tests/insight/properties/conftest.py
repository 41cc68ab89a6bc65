"""The same examples on every run, so that a failure can be met again."""

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=80,
    phases=[Phase.explicit, Phase.generate],  # a failure already names the few people who differ
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("steady")
