-- One row for each person who died in the period and had named, by then, a place where they would like to die. The place that
-- was named last counts. Where nobody said where they died, the answer to whether their wishes were met stands for it.
SELECT
    'person ' || last_wishes.person_id AS unit_id,
    last_wishes.person_id,
    last_wishes.la_code,
    last_wishes.age_band,
    last_wishes.gender,
    CASE last_wishes.place
        WHEN 'own_home' THEN 'At home'
        WHEN 'other_home' THEN 'At somebody else''s home'
        WHEN 'hospice' THEN 'In a hospice'
        WHEN 'care_home' THEN 'In a care home'
        WHEN 'hospital' THEN 'In hospital'
        ELSE 'Named no place'
    END AS wished_place,
    CASE
        WHEN NOT last_wishes.named_a_place THEN 'Named no place'
        WHEN last_wishes.was_met THEN 'Met'
        WHEN NOT last_wishes.was_met THEN 'Not met'
        ELSE 'Not known'
    END AS came_out,
    CASE
        WHEN NOT last_wishes.named_a_place OR last_wishes.was_met IS NULL OR last_wishes.was_met THEN 'Nothing to ask'
        WHEN last_wishes.because = 'sudden' THEN 'It went faster than anybody thought'
        WHEN last_wishes.because = 'no_help' THEN 'Help was not there in time'
        WHEN last_wishes.because = 'no_place' THEN 'No bed where they wished to be'
        WHEN last_wishes.because = 'too_ill' THEN 'Their illness needed another place'
        WHEN last_wishes.because = 'family' THEN 'Those around them could not go on'
        WHEN last_wishes.because = 'changed' THEN 'They changed their mind'
        WHEN last_wishes.because = 'not_told' THEN 'Whoever was there did not know of it'
        WHEN last_wishes.because = 'other' THEN 'Something else'
        ELSE 'Not said'
    END AS not_so_because,
    last_wishes.named_a_place AND last_wishes.was_met IS NOT DISTINCT FROM TRUE AS in_numerator,
    last_wishes.named_a_place AND last_wishes.was_met IS NOT NULL AS in_denominator,
    CASE
        WHEN NOT last_wishes.named_a_place THEN 'Named no place'
        WHEN last_wishes.was_met IS NULL THEN 'Not known'
        WHEN last_wishes.was_met THEN 'Met'
        WHEN last_wishes.place_died = 'own_home' THEN 'Not met: died at home'
        WHEN last_wishes.place_died = 'other_home' THEN 'Not met: died at somebody else''s home'
        WHEN last_wishes.place_died = 'hospice' THEN 'Not met: died in a hospice'
        WHEN last_wishes.place_died = 'care_home' THEN 'Not met: died in a care home'
        WHEN last_wishes.place_died = 'hospital' THEN 'Not met: died in hospital'
        WHEN last_wishes.place_died = 'elsewhere' THEN 'Not met: died somewhere else'
        ELSE 'Not met'
    END AS result,
    CAST(NULL AS VARCHAR) AS rule,
    CAST(NULL AS BIGINT) AS record_number,
    'Died' AS what,
    last_wishes.died_on AS episode_start,
    last_wishes.died_on AS episode_end
FROM last_wishes
CROSS JOIN period
WHERE last_wishes.died_on BETWEEN period.period_start AND period.period_end
