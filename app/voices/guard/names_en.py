"""English words with a capital that name nothing, and given names that begin a sentence only as names."""

from typing import Final

# In the middle of a sentence these are no news: nobody learns a person, company or place from them.
COMMON: Final = frozenset(
    """
    i i'm i'd i'll i've monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays christmas thanksgiving easter ramadan halloween new year eve day labor memorial valentine
    god lord jesus heaven mom dad sir madam ma'am mr mrs ms dr prof miss
    english chinese french german spanish italian japanese american european british asian western african indian
    latin greek dutch swiss russian
    excel powerpoint outlook word windows internet web wi-fi wifi bluetooth ethernet covid covid-19 python java linux
    google googled youtube linkedin wikipedia zoom teams chatgpt copilot post-it band-aid kanban kaizen lean sigma gantt
    murphy murphy's pandora's achilles groundhog roulette sisyphus pareto plan exhibit option phase step stage level
    ok okay ha hm mm mhm oh well yes no hey hi hello thanks sorry honestly look frankly
    chief executive operating financial information technology security officer officers director directors manager
    managers vice president chair chairman board head lead leader team group division department departments office
    committee union council center centre supervisor coordinator analyst administrator owner founder partner
    finance financial purchasing procurement operations surgery surgical sterile processing value analysis quality
    assurance supply chain human resources legal compliance engineering maintenance logistics accounting sales marketing
    controlling treasury audit production planning materials warehouse receiving shipping risk facilities nursing
    clinical medical emergency intensive care unit pharmacy radiology anesthesia perioperative services service
    treatment customer customers support help desk project program programme steering business case review
    earth mars moon north south east west northern southern eastern western midwest
    a b c d e f g h j k l m n o p q r s t u v w x y z
    """.split()
)
MONTHS: Final = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
GIVEN: Final = frozenset(
    """
    aaron adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alice alicia alison amanda amelia amy ana
    andrea andrew angela anita ann anna anne annette anthony antonio arthur ashley audrey barbara beatrice becky benjamin
    bernard beth betty beverly bob bobby bonnie brad bradley brandon brenda brian bruce bryan calvin camille carl carla
    carlos carmen carol caroline carolyn carrie catherine cathy charles charlotte cheryl chloe chris christian christina
    christine christopher cindy claire clara clarence connie craig crystal curtis cynthia dan dana daniel danielle danny
    darren dave david deborah debra denise dennis derek diana diane dmitri donald donna doris dorothy doug douglas duncan
    dylan eddie edgar edward eileen elaine eleanor elena eli elizabeth ellen emily emma eric erica erik erin ernest esther
    ethan eugene evelyn fatima fernando fiona florence francis frances francisco fred frederick gabriel gail garry gary
    george georgia gerald gina ginny glenn gloria gordon greg gregory gwen hannah harold harriet hassan hector helen helena
    henry herbert howard hugh ian ingrid irene isaac isabel isabella ivan jackie jacob jacqueline jaime jake james jamie
    jan jane janet janice jared jason javier jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica jill jim jimmy
    joan joanna joanne joe joel john johnny jonathan jorge jose joseph joshua joyce juan judith judy julia julian julie
    justin karen karin karl kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kevin kim kimberly kristen
    kristin kurt kyle larry laura lauren laurie lawrence leah lee lena leo leon leonard leslie lewis liam linda lindsay lisa
    lois lorenzo lori louis louise lucas lucia lucy luis luke lydia lynn magdalena malcolm manuel marcia marco marcus
    margaret maria marie marilyn mario marion marjorie marlene marshall martha martin martina marvin mary matt matthew
    maureen maurice maya megan mei melanie melinda melissa mercedes michael michelle miguel mikhail mildred milton miriam
    mitchell mohamed mohammed molly monica monique morgan muhammad nadia nancy naomi natalie natasha nathan nathaniel neil
    nelson nicholas nicole nina nora norma norman oliver olivia omar oscar owen pamela patricia patrick paul paula pauline
    pedro peggy peter petra philip phillip phyllis priya rachel rafael raj ralph ramon raymond rebecca regina renee ricardo
    richard rick ricky rita robert roberta roberto rodney roger roland ron ronald rosa rosemary roy russell ruth ryan
    sabrina sally salvador sam samantha samuel sandra sara sarah scott sean sergio sharon shawn sheila shirley sidney simon
    sofia sonia sophia sophie stacy stan stanley stella stephanie stephen steve steven stuart susan suzanne sven sylvia
    tamara tanya tara ted teresa terrence terry theresa theodore thomas tiffany tim timothy tina todd tom tommy tony tracy
    travis troy tyler valerie vanessa vernon veronica vicki victoria vincent virginia vivian walter wanda warren wayne wei
    wendy wesley whitney wilhelm william willie wolfgang yolanda yuki yusuf yvonne zachary zoe
    """.split()
)
TITLES: Final = frozenset("mr mrs ms dr prof st mt ft sgt capt".split())
