"""Who works here: people who sign in, the roles they hold and the teams they belong to, all with dates."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, QuerySet


def current(on: date, path: str = "") -> Q:
    """Rows with `starts_on` and `ends_on` that hold on a day (the last day included); `path` leads to them."""
    ends = Q(**{f"{path}ends_on__isnull": True}) | Q(**{f"{path}ends_on__gte": on})
    return Q(**{f"{path}starts_on__lte": on}) & ends


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A member of staff, signed in by e-mail address. `shortcuts` and `text_size` are how they like their pages."""

    class TextSize(models.TextChoices):
        USUAL = "usual", "Usual"
        LARGER = "larger", "Larger"
        LARGEST = "largest", "Largest"

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    shortcuts = models.BooleanField(default=False)
    text_size = models.CharField(max_length=10, choices=TextSize.choices, default=TextSize.USUAL)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    PRIVATE: ClassVar[frozenset[str]] = frozenset({"password", "email"})
    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class SignedIn(models.Model):
    """Whose a session is. Django's own table does not say, and disabling somebody must end theirs at once."""

    session_key = models.CharField(max_length=40, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="signed_in")
    at = models.DateTimeField(auto_now_add=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"session_key"})


class SignInTries(models.Model):
    """How often in a row somebody failed to sign in. `key` is a digest: it may be a stranger's address."""

    key = models.CharField(max_length=64, unique=True)
    failed = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(auto_now_add=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"key"})


class Team(models.Model):
    """A team that holds people's records. `code` is the key used in definitions/council.yaml."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    ends_on = models.DateField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A member of staff belongs to a team between two days."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "team", "starts_on"], name="membership_once"),
        ]


class RoleHolding(models.Model):
    """A member of staff holds a role of definitions/roles.yaml between two days."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_holdings")
    role = models.SlugField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    PRIVATE: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role", "starts_on"], name="role_once")]


def team_ids(user: User, on: date) -> QuerySet[Membership, int]:
    """Ids of the teams that a member of staff belongs to on a day, as a subquery."""
    return Membership.objects.filter(current(on), user=user).values_list("team_id", flat=True)
