-- One row for each spell of reablement whose 91st day after its end lies in the period. Left out: people under 65, and those
-- who did not come by way of the hospital. Nobody asked, nobody reached, and death all count as not at home.
WITH ended AS (
    SELECT
        episodes.episode_id,
        episodes.person_id,
        episodes.opened_on,
        episodes.from_pathway,
        coalesce(dates.day, final.finished_on) AS ended_on,
        coalesce(dates.day, final.finished_on) + 91 AS day_91
    FROM practice_episodes AS episodes
    JOIN practice_steps AS final
        ON final.episode_id = episodes.episode_id
        AND final.code = 'final_review'
        AND final.state = 'done'
    LEFT JOIN practice_dates AS dates
        ON dates.episode_id = episodes.episode_id
        AND dates.name = 'ended'
    WHERE episodes.pathway = 'reablement'
    QUALIFY row_number() OVER (PARTITION BY episodes.episode_id ORDER BY final.turn DESC) = 1
),
asked AS (
    SELECT
        steps.episode_id,
        arg_max(answers.code, steps.turn) AS place
    FROM practice_steps AS steps
    JOIN practice_answers AS answers
        ON answers.step_id = steps.step_id
        AND answers.form = 'reablement_follow_up'
        AND answers.question = 'where'
    WHERE steps.code = 'follow_up_91'
        AND steps.state = 'done'
    GROUP BY steps.episode_id
),
followed AS (
    SELECT
        ended.*,
        details.la_code,
        details.age_band,
        details.gender,
        ended.from_pathway IS NOT DISTINCT FROM 'hospital_discharge' AS is_from_hospital,
        asked.place
    FROM ended
    CROSS JOIN period
    JOIN person_details AS details
        ON details.person_id = ended.person_id
    LEFT JOIN asked
        ON asked.episode_id = ended.episode_id
    WHERE ended.day_91 BETWEEN period.period_start AND period.period_end
)
SELECT
    'spell ' || episode_id AS unit_id,
    person_id,
    la_code,
    age_band,
    gender,
    is_from_hospital AND age_band = '65 and above' AND place IS NOT DISTINCT FROM 'home' AS in_numerator,
    is_from_hospital AND age_band = '65 and above' AS in_denominator,
    CASE
        WHEN NOT is_from_hospital THEN 'Not from hospital'
        WHEN age_band <> '65 and above' THEN 'Not known to be 65 or above'
        WHEN place = 'home' THEN 'At home'
        WHEN place = 'care_home' THEN 'In a care home'
        WHEN place = 'hospital' THEN 'In hospital'
        WHEN place = 'died' THEN 'Died'
        WHEN place = 'not_known' THEN 'Not known'
        ELSE 'Nobody was asked'
    END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Reablement' AS what,
    opened_on AS episode_start,
    ended_on AS episode_end
FROM followed
