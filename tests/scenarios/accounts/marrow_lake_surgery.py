"""What people ask the hospital group."""

from tests.scenarios.asked import Asked

ASKED = Asked(
    slug="marrow-lake-surgery",
    facts=(
        ("How many operating rooms do you have?", "rooms"),
        ("Does each hospital have its own sterile processing?", "central"),
        ("How many cases a day do you do?", "volume"),
        ("How do you keep track of the trays?", "tracking"),
        ("How many sets are in circulation?", "sets"),
        ("How many techs work down there?", "crew"),
        ("What system do you schedule with?", "software"),
        ("How many truck runs are there between hospitals?", "trucks"),
        ("Who has the final say?", "decider"),
        ("Who would use it day to day?", "spd_lead"),
        ("How does procurement get involved?", "committee"),
        ("Is there a budget for this?", "budget"),
        ("What's your timeline?", "timing"),
        ("What matters most to you in a system?", "criteria"),
        ("Can you walk me through the approval process?", "process"),
        ("Which other vendors are you talking to?", "rival"),
        ("What would you personally get out of it?", "dana_win"),
    ),
    troubles=(
        ("Are the trays complete when you open them?", "trays", ""),
        ("Does that delay the first case?", "trays", "trays.starts"),
        ("How much overtime does that cause?", "trays", "trays.overtime"),
        ("What do the surgeons say about it?", "trays", "trays.surgeons"),
        ("Could that be a problem in an accreditation survey?", "trays", "trays.flashing"),
        ("Any trouble with loaner trays?", "loaners", ""),
        ("Do cases get bumped because of that?", "loaners", "loaners.bumped"),
        ("Do the vendors bill you for lost instruments?", "loaners", "loaners.claims"),
        ("Do you end up buying new sets you already own?", "duplicates", ""),
        ("How hard is hiring at the moment?", "techs", ""),
        ("Do you have trouble keeping staff?", "techs", ""),
        ("How much do you pay agency people?", "techs", "techs.agency"),
    ),
    pitch=(
        "TrayPath has photo count sheets and a cloud dashboard.",
        "It means your trays are always complete, so there is less overtime.",
        "It also checks in loaners, so that no case gets bumped.",
        "You would see every set you own, which saves you a lot of money.",
        "Raymond Okafor is going to love the price.",
        "Vessara is far slower than we are.",
    ),
)
