-- To whom days lost in hospital fall, by the cause that was named. The national list of causes to April 2024; who each falls
-- to is our reading of the older return, not confirmed.
SELECT *
FROM (
    VALUES
        ('medical', 'NHS'),
        ('therapy', 'NHS'),
        ('test', 'NHS'),
        ('medicines', 'NHS'),
        ('transport', 'NHS'),
        ('referral', 'NHS'),
        ('hub', 'NHS'),
        ('chc', 'NHS'),
        ('family', 'NHS'),
        ('nowhere', 'NHS'),
        ('infection', 'NHS'),
        ('transfer', 'NHS'),
        ('no_plan', 'NHS'),
        ('care_home_start', 'Social care'),
        ('bed_3', 'Social care'),
        ('safeguarding', 'Social care'),
        ('bed_2', 'Both'),
        ('equipment', 'Both')
) AS causes (cause, falls_to)
