-- Every review that was finished with an outcome of its own: the first look back, and the yearly one.
SELECT
    person_id,
    step_id,
    finished_on,
    outcome
FROM practice_steps
WHERE pathway = 'review'
    AND code IN ('light_touch', 'yearly')
    AND state = 'done'
    AND outcome IN ('unchanged', 'changed', 'needs_changed', 'reablement', 'ends_as_planned', 'ends_otherwise')
