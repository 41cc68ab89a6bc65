-- view
-- The order in which outcomes of reablement are preferred. An outcome that closes nothing comes after all that do (is not usable);
-- a blank or unknown one comes last.
SELECT
    release_2 AS event_outcome,
    rank + CASE WHEN final THEN 0 ELSE 100 END AS place,
    final AS usable
FROM codes
WHERE field = 'event_outcome'
    AND release = 'R2'
UNION ALL
SELECT 'Invalid and not mapped' AS event_outcome, 999 AS place, FALSE AS usable
