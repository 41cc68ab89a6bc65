-- Everybody who died and was asked where they would like to die: the place that they named last, and where they died as it
-- was said afterwards. A death that nobody wrote on the person counts from the day on which it was told.
WITH told AS (
    SELECT
        steps.person_id,
        arg_max(answers.code, (steps.finished_on, CAST(steps.step_id AS BIGINT))) AS place,
        max(steps.finished_on) AS told_on
    FROM practice_answers AS answers
    JOIN practice_steps AS steps
        ON steps.step_id = answers.step_id
        AND steps.state = 'done'
    WHERE (answers.form = 'end_of_life_wishes' AND answers.question = 'place_first' AND steps.outcome = 'wishes')
        OR (answers.form = 'end_of_life_review' AND answers.question = 'place_now' AND steps.outcome = 'changed')
    GROUP BY steps.person_id
),
afterwards AS (
    SELECT
        person_id,
        step_id,
        finished_on
    FROM practice_steps
    WHERE pathway = 'end_of_life'
        AND code = 'look_again'
        AND outcome = 'died'
        AND state = 'done'
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY finished_on DESC, CAST(step_id AS BIGINT) DESC) = 1
),
said AS (
    SELECT
        afterwards.person_id,
        max(answers.code) FILTER (WHERE answers.question = 'met') AS met,
        max(answers.code) FILTER (WHERE answers.question = 'place_died') AS place_died,
        max(answers.code) FILTER (WHERE answers.question = 'not_met_because') AS because
    FROM afterwards
    JOIN practice_answers AS answers
        ON answers.step_id = afterwards.step_id
        AND answers.form = 'end_of_life_review'
    GROUP BY afterwards.person_id
)
SELECT
    told.person_id,
    told.place,
    told.told_on,
    coalesce(stated.date_of_death, afterwards.finished_on) AS died_on,
    told.place IN ('own_home', 'other_home', 'hospice', 'care_home', 'hospital') AS named_a_place,
    CASE
        WHEN said.place_died IS NOT NULL THEN said.place_died = told.place
        WHEN said.met IN ('met', 'not_met') THEN said.met = 'met'
    END AS was_met,
    said.place_died,
    said.because,
    details.la_code,
    details.age_band,
    details.gender
FROM told
JOIN person_details AS details
    ON details.person_id = told.person_id
LEFT JOIN stated_details AS stated
    ON stated.person_id = told.person_id
LEFT JOIN afterwards
    ON afterwards.person_id = told.person_id
LEFT JOIN said
    ON said.person_id = told.person_id
WHERE coalesce(stated.date_of_death, afterwards.finished_on) IS NOT NULL
