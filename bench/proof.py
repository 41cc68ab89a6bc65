"""Whether anything was lost: the record is asked, not the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping


def problems_of(steps: Collection[int], shared: Collection[int], kept: Mapping[int, str]) -> list[str]:
    """Sentences that name a step. `shared` were raced for by two; `kept` is what the server said it had kept."""
    from homefirst.foundation.audit.anchoring import check_chain

    rows = {
        "end in the audit": (_audited("work.finish"), steps),
        "taking in the audit": (_audited("work.take"), shared),
        "hand-over": (_by_step("HandOver", "step"), shared),
        "event": (_events(), steps),
        "letter": (_by_step("Letter", "step"), steps),
        "next step": (_next_steps(), steps),
    }
    wrong = [
        f"Step {step} has {found[step]} of: {what}. It should have one."
        for what, (found, asked) in rows.items()
        for step in asked
        if found[step] != 1
    ]
    return [*wrong, *_other_words(steps, kept), *check_chain().problems]


def _audited(action: str) -> Counter[int]:
    from homefirst.foundation.audit.models import AuditRow

    rows = AuditRow.objects.filter(action=action, object_type="step").values_list("object_id", flat=True)
    return Counter(int(each) for each in rows)


def _by_step(model: str, name: str) -> Counter[int]:
    from homefirst.practice.letters.models import Letter
    from homefirst.practice.pathways.models import HandOver

    found = {"Letter": Letter, "HandOver": HandOver}[model]
    return Counter(found._default_manager.values_list(f"{name}_id", flat=True))


def _events() -> Counter[int]:
    """Every event of the person, not only the one that the step names: a second one would be an event too many."""
    from homefirst.practice.pathways.models import PastStep, Step

    events = Counter(PastStep.objects.values_list("person_id", flat=True))
    return Counter(
        {step: events[person] for step, person in Step.objects.values_list("pk", "episode__person_id")}
    )


def _next_steps() -> Counter[int]:
    from homefirst.practice.pathways.models import Step

    others = Counter(Step.objects.values_list("episode_id", flat=True))
    return Counter(
        {step: others[episode] - 1 for step, episode in Step.objects.values_list("pk", "episode_id")}
    )


def _other_words(steps: Collection[int], kept: Mapping[int, str]) -> list[str]:
    """The final answers must be what was last said to be kept."""
    from homefirst.practice.pathways.models import Step, StepAnswers

    final = {
        each.step_id: each.answers.get("where", [""])[0]
        for each in StepAnswers.objects.filter(final_at__isnull=False)
    }
    done = set(Step.objects.filter(state=Step.State.DONE).values_list("pk", flat=True))
    return [
        f"Step {step} is {'done' if step in done else 'not done'} and says “{final.get(step)}”, not “{kept.get(step)}”."
        for step in steps
        if step not in done or final.get(step) != kept.get(step)
    ]
