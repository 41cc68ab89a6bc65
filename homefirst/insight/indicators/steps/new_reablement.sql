-- Spells that ended in the period, of adults (or people of unknown age) not dead before the start, who had no long-term
-- support in the 91 days before. Support that starts on the same day does not count as before.
WITH ended AS (
    SELECT
        episodes.*,
        details.date_of_death,
        details.gender,
        floor(date_diff('day', details.birth_date, episodes.episode_end) / 365.25) AS age
    FROM reablement_episodes AS episodes
    CROSS JOIN period
    JOIN person_details AS details
        ON details.la_code = episodes.la_code
        AND details.person_id = episodes.person_id
    WHERE episodes.episode_end BETWEEN period.period_start AND period.period_end
        AND (details.date_of_death IS NULL OR details.date_of_death >= episodes.episode_start)
)
SELECT
    ended.*,
    CASE WHEN age IS NULL THEN 'Unknown' WHEN age < 65 THEN '18 to 64' ELSE '65 and above' END AS age_band
FROM ended
WHERE (age IS NULL OR age >= 18)
    AND NOT EXISTS (
        SELECT 1
        FROM long_term_services AS earlier
        WHERE earlier.la_code = ended.la_code
            AND earlier.person_id = ended.person_id
            AND earlier.event_start < ended.episode_start
            AND date_diff('day', earlier.event_end, ended.episode_start) < 91
    )
