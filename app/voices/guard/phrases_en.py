"""English phrases that no buyer says to a seller, by what they give away."""

from typing import Final

from app.spin.finding import Kind

_I = r"\b(i'm|i am|i'd be|i would be|i'll be|we're|we are|we'd be)( (always|more than|very|so|just|only|also|really))*"
_I_CAN = (
    r"\b(i|we)('d| can| could| would|'ll| will)?( (love|like|be happy|be glad|happily|gladly|also|certainly) ?)*( to)?"
)
_OURS = r"\b(our|my)( \w+){0,2} (platform|solution|product|software|tool|service|technology|offering|app|system)s?"
_YOU = r"\byou('ve|'d|'ll)?( \w+){0,2}"
_YOU_MIGHT = (
    r"\byou( (should|could|might|may|ought to|need to|want to|must|also|now|next|first|then|want|better))+( have)?"
)
_JUDGED = r"\b(good|great|nice|excellent|solid|strong|perfect|effective|well-crafted|fantastic|brilliant|textbook)"
_MADE = r"\b(trained|developed|created|built|made|designed|powered)"

PHRASES: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.PROMPT: (
        "{as|am|'m|being} {an|just an|only an} {ai|a.i.|artificial intelligence}",
        "{as|am|'m} {a|just a|only a} {chatbot|bot|robot|virtual assistant|digital assistant|computer program|program}",
        "{as|am|'m} a {helpful|virtual|digital|simulated|fictional} {assistant|ai|buyer|character|customer}",
        "{large |}language model",
        "{ai|artificial} {assistant|model|persona|chatbot}",
        "{am|'m} {a human being|a real person|a real human|not a robot|not a bot|not a machine|not an ai|human}",
        "{system prompt|knowledge cutoff|prompt engineering}",
        "my {system prompt|training data|programming|knowledge cutoff|prompt|instructions|guidelines are|creators}",
        rf"{_MADE} > by {{openai|anthropic|google|meta|microsoft|alibaba|deepseek|mistral}}",
        r"\b(i'm|i am|am|not|as|called)( (just|only|not|actually|an?))* > {openai|chatgpt|gpt-4|gpt|claude|gemini|llama}",
        r"\b(i'm|i am|was|been|be)( (specifically|only))? > {programmed|prompted|instructed} {to|not|by}",
        r"\b(i|i'm|i am|am)( (only|just|was|been|specifically))* > designed to",
        r"\bi (don't|do not|can't|cannot)( (actually|really))? > "
        "{have personal|have feelings|have emotions|have a body|have access to|experience emotions|feel emotions}",
        "{play|playing|portray|portraying|simulating} {the|a} {role|part|character} of",
        r"\b(i'm|i am|i was|i|to|me) > {playing|portraying|simulating|pretending to be} {the|a|this|dana|your}",
        "my {character|persona} {would|wouldn't|is|does|doesn't|has|can|can't|knows|might}",
        r"\b(break|breaking|stay|staying|stick|remain|step|stepping)( \w+)? > {in character|character|out of character}",
        "{role-play|roleplay|role play|roleplaying|role-playing}",
        r"\b(this|the|our) > {simulation|training exercise|practice conversation|sales simulation|roleplay scenario}",
        r"\b(in|of|for|within) > {the|this} {scenario|simulation|exercise}",
        r"\b(in|by|from|to|with|of|share|reveal|show|see|repeat|print) (the|this|that|your|any) > prompt{.|,|!|?|'s}",
        r"\b(based on|according to)( only)?( the)? > {information|context|details|facts} {provided|given|available|i was}",
        r"\bnot (been )?(specified|mentioned|provided|included|given|stated) > in {the|my}",
        r"\b(to|not to|can't|cannot|allowed to|supposed to|told to) > {reveal that|disclose that|reveal this} {until|unless}",
        "stage direction{s|}",
        "tone:",
        "own words, whole",
        "with its figures",
        "speak now, as yourself",
        "now do this",
        "take note and let",
        "the salesperson",
        "{mildly annoyed|polite and factual|without a hint at the answer|as a busy manager would}",
    ),
    Kind.COACHES: (
        "spin {selling|question|questions|method|technique|framework|model|approach|stage|sequence}",
        "{situation|implication|need-payoff|need payoff|open-ended|discovery|probing|situational} question{s|}",
        rf"{_JUDGED} > {{problem|situation|implication|payoff|open|opening|closing}} {{question|questions|statement|line}}",
        r"\b(ask|asking|more|with|of|your|some|use|few|enough) > {problem|open|closed|leading} questions",
        rf"{_YOU_MIGHT} > {{ask|asked|try asking|consider asking|start by asking|follow up by asking|begin by asking}} "
        "{me about|me how|me what|me why|me whether|me if|me more|about|more|open|for|how|what|why|whether|if|questions|a|an"
        "|first|the customer|the buyer|follow-up}",
        r"\b(try|consider|suggest|recommend|by|start|begin|begun|instead of|before|of) > "
        "{asking|exploring|probing|uncovering} {me|about|more|open|a|an|how|what|why|questions|the|my|deeper|follow-up}",
        rf"{_YOU_MIGHT} > {{explore|uncover|probe|quantify|dig deeper|dig into|build rapport|link|tie|summarize|pause|focus}} "
        "{the|my|their|your|a|more|it|on|what|further|how|for|before}",
        r"\b(suggest|recommend|advise|encourage)( that)?( you)? > "
        "{exploring|explore|probing|probe|focusing|focus|linking|link|starting|start|using|use|digging|listening}",
        "{uncover|uncovered|uncovering|probe|probed|explored|explore} {my|a|the|their|some} "
        "{need|needs|pain|pain points|real needs|underlying needs|problem further|implications}",
        "should have asked",
        "{show|shows|showed|use|using|used} {active listening|empathy well}",
        rf"{_JUDGED} > {{job|work}} {{uncovering|asking|with your|with the|on your|building|of|on the question|there}}",
        rf"{_JUDGED} > {{use of|discovery|questioning|technique|sales technique|rapport|rapport-building|listening skills}}",
        rf"{_JUDGED} > {{start|opening|question|effort|attempt}}, but {{try|you|next|consider|it could|make}}",
        "well done{!|.|,}",
        "{keep practicing|keep practising|practice session|keep up the good work|keep up the great work}",
        r"\b(give|gave|rate|rated|score|scored|grade|performance|conversation|call|pitch|that)\b[^.!?]{0,40} > "
        "{out of ten|out of 10|out of five|out of 5|out of 100|out of a hundred|/10|/100}",
        r"(\d|\b(six|seven|eight|nine|ten)) > {out of ten|out of 10}{.|,|!| for| on| overall}",
        "your {score|rating|grade} {is|was|would|for|:}",
        r"\b(give|gave|rate|score|grade|i'd say|you get|earned) > {you a|you an|your pitch|your performance|your questions}",
        "{constructive feedback|as feedback|some feedback|quick feedback|feedback:|feedback on your|feedback for you}",
        "{pro tip|quick tip|sales tip|one tip:|coaching tip|tip for next time|tip:}",
        "{sales|selling|questioning} {technique|techniques|skill|skills|coach|coaching|training|methodology|exercise}",
        r"\b(important|key|crucial|essential|critical|vital) > in {sales|selling|a sales|any sales}",
        r"\ba (better|stronger|more effective)( \w+)? (question|approach|way|opening|response)[^.!?]{0,30} > "
        "{would be|would've|would have been|might be|might have been|could be|could have been|is to}",
        rf"{_YOU} > {{successfully|effectively|skillfully}} ",
        rf"{_YOU} > {{missed an opportunity|missed the opportunity|missed a chance|built rapport|established rapport"
        "|jumped to|rushed into|moved too|skipped the|demonstrated|uncovered}",
        r"\b(build|building|built|establish|establishing|established) > {rapport|credibility with}",
        r"\b(improve|refine|sharpen|polish|strengthen) > "
        "{your|the} {approach|questioning|questions|pitch|score|technique|performance|skills|opening|sales}",
        r"\b(work|focus|concentrate) on > {your|asking|using|building|more}{ need| implication| situation| open| questions"
        "| questioning| listening| opening| closing| pitch| rapport| technique| discovery| more| follow-up}",
        r"\b(link|linked|linking|connect|connected|connecting|tie|tied|tying|relate)\b[^.!?]{0,30} > "
        "to {a need|my need|my needs|a benefit|the need|my stated|my expressed|what i need|my explicit|an explicit}",
        "{your next|the next} {practice|sales call|attempt|role-play}",
        "{explicit|implied} need{s|}",
        "{the buyer's|the prospect's|a prospect's|your prospect's} {need|needs|pain|problem|problems|perspective}",
        r"\b(feature|product|features)\b[^.!?]{0,40} > {into a benefit|as a benefit|need-payoff}",
        r"\b(before|instead of)( you)? > {pitching|presenting your|presenting the|jumping to|moving to the}",
        r"\b(in|for) your next > {question|call|turn|meeting, try|pitch}",
    ),
    Kind.HELPS: (
        rf"{_I} > here to {{help|assist|support|answer|listen and help}}",
        rf"{_I} (happy|glad|pleased|delighted|ready|available|able|excited)( and ready)? > "
        "to {assist|help with|help you with|help you today|help you out|help you understand|help you find|help!|help.|help,"
        "|answer any|provide|clarify|guide you|elaborate|help in any}",
        r"\b(how|what)( else)? (can|may|could|might) i( best)? > {help|assist|be of|support you|do to assist}",
        "{can|may} i assist you",
        r"\b(if|when|where)( there's)? (anything|something)( else)? (i|we) can > {help|assist|do to help|clarify}",
        r"\b(anything|something) else( \w+){0,2} i can > {help|assist|do for you|clarify|provide|answer}",
        r"\b(anything|something) else (you'd|you would|you)( like| need| want) > {help|me to|assistance|from me today}",
        r"\bfeel free > to {ask me|ask any|ask if|ask anything|ask more|ask further|ask follow|ask away|reach out if"
        "|reach out to me|reach out with|reach out any|let me know|share more details}",
        r"\b(don't|do not|never|not|please) > hesitate to {ask|reach|contact|let|call}",
        r"\b(let me know|just ask|reach out)( \w+)? > if {you have any|you have more|you have other|you have further"
        "|there's anything else i|there is anything else i|you'd like me|you want me|you need any further|you need help"
        "|you need assistance|you need more information|i can|you would like me}",
        r"\blet me know > how {i|we} can",
        r"\b(i )?hope > {this|that} {helps|information|answers your question|clarifies}",
        r"\bhope > {this helps|that helps|this information|this answers}",
        r"\b(can't|cannot|can not|unable to|not able to) > "
        "{assist|fulfill|comply|help with that request|engage in}",
        r"\b(can't|cannot|can not|unable to|not able to|don't) > "
        "provide {that|this|any|specific|such|further|personal|more|you with} {information|details|specific|any|that|data}",
        r"\b(here's|here is|here are) > "
        "{a|the|my|some|your|one|} {response|reply|possible|sample|suggested|breakdown|summary of|revised|polished|tips|overview}",
        r"\b(thank you|thanks) for > {reaching out|your inquiry|your question|contacting us|choosing|your patience|asking!}",
        r"\bwould you like me > to {explain|provide|help|elaborate|summarize|clarify|rephrase|generate|rewrite|continue"
        "|schedule|walk|share more|go over|go into}",
        r"\b(provide|give|share|offer)( you)?( with)? > {more|additional|further} {information|insights|guidance|context} "
        "{about|on|if|to help|for}",
        r"\bprovide > more {details|information|context} {about|on|regarding} {your|the|what you} ",
        "{at your service|i'm all ears to help|your assistant}",
        r"\b(you|assist you|help you|support you) > with {your|any} {questions|queries|inquiry|request|concerns}",
        r"\bany( other| further| more)? > questions {you have|or concerns|about this topic|you may have|you might have}",
        r"\bif you have > any {other|further|more|additional|questions} ",
        r"\bif you need > {further|additional|more} {assistance|help|information|clarification}",
    ),
    Kind.SELLS: (
        rf"{_OURS}( \w+){{0,2}} > {{can|helps|help|will|would|could|allows|enables|gives|lets|saves|offers|provides|ensures}} "
        "{help you|help your|you|your|save you|save your|give you|real-time|full|seamless|complete|end-to-end|advanced}",
        rf"{_OURS} > {{is|was}} {{designed to|built to|tailored|fully customizable|the best|the leading}}",
        r"\b(with|using|through|by using|by implementing|by choosing|implementing|thanks to) "
        r"our( \w+){0,2} (solution|platform|product|software|system|tool|service|technology)s?,? > "
        "you{ can| could|'ll| will| would|r|'d}",
        rf"{_I_CAN} (show|offer|give|send|prepare|present|provide|get|extend|arrange|schedule|set up)( you| your \w+)?"
        r"( with)?( an?| the| some| our)? > {special|exclusive|additional|attractive|} "
        "{discount|free trial|free pilot|demo of|demonstration|price list|special price|better price|better deal|product tour"
        "|brochure|case study|case studies|competitive price|customized proposal|tailored proposal|limited-time}",
        rf"{_I_CAN} (show|offer|give|send|prepare|present|provide|extend)( you| your \w+)?( an?)? > "
        "{discount|free trial|demo|demonstration|brochure|case study|special discount|special offer|exclusive}",
        rf"{_I_CAN}( show| tell| explain to| present to| demonstrate to| share with) you > "
        "{how our|what our|our product|our solution|our platform|our pricing|our system can|the benefits|how we can help}",
        "{show|walk|take} you through our {product|platform|solution|pricing|offer|offering|features|system|software}",
        r"\b(walk|take|guide) you through > {the features|the demo|the benefits|the product|pricing}",
        "{offer|give} you a {discount|free trial|demo|special price|better price|quote}",
        r"\b(schedule|arrange|book|set up|organize|offer|run|do|have)( \w+){0,3} > "
        "{demo|demonstration|trial|product tour|call} for {you|your}",
        r"\b(would you|would you be|are you|you'd)( be)?( interested| open)?( in| to)? > "
        "{like a demo|like to see a demo|seeing a demo|a demo|like a quote|learning more|like to learn more|scheduling a"
        "|hearing more about our|see how our|seeing how our|exploring how|like to schedule a|like to try|like to see how}",
        r"\b(are you|you're|if you're) > ready to {move forward|get started|sign|proceed|take the next step|commit}",
        "{earn your business|what would it take to|money-back guarantee|limited-time offer|no-obligation|risk-free}",
        r"\b(what|which|about|with|on|of|in|how|are|is|has|does|describe|improve|for) > "
        "your {budget|current process|current system|current setup|current provider|current supplier|current vendor"
        "|current solution|current workflow|biggest challenge|biggest challenges|main challenges|pain points|decision-making"
        "|decision process|timeline for|current tray|current approach|top priorities|key challenges|specific needs}",
        r"\b(what|which|any|the|main|biggest|specific|of)( \w+)? > "
        "{challenges|difficulties|issues|pain points|problems|obstacles} {are you facing|you're facing|you are facing|do you face"
        "|you face|are you experiencing|you're experiencing|are you currently|have you been|keep you}",
        r"\b(do|are) you > currently {track|handle|manage|use|using|do|have|having|measure|facing|work|experiencing}",
        r"\bhow (would|could|does|might|will|do) (that|this|it|these \w+|those \w+) > {help|benefit|affect|impact} {you|your}",
        r"\bwhat (would|does|could) (that|this|it) > mean {for you|to you|for your}",
        r"\bhow (much|often|many)\b[^.!?]{0,30} > {costing you|cost you|cost your|impact your|affect your}",
        r"\bwe( can|'ll| will| could| also)* > "
        "{customize|customise|tailor|personalize} {it|this|the|our|a|everything|that}",
        r"\bour (team|experts|consultants|specialists|engineers|support team|sales team|people)( \w+){0,2} > "
        "{be happy|be glad|happy|glad|can assist|can help you|will help you|will guide|will assist|will support|will train"
        "|would love} ",
        r"\bour (clients|existing customers|other customers) > {typically|have seen|report|achieve|often|usually|save|love}",
        r"\b(help|helped|helping|work with|worked with|support|serve|supported)( \w+){0,2} > "
        "{hospitals|companies|organizations|businesses|manufacturers|clients|customers|facilities|teams} like {yours|you}",
        r"\bwe('ve| have)?( can| will| also| already)? > help{ed|} {hospitals|organizations|companies like|your|you reduce"
        "|you save|you improve|you achieve|manufacturers|you track}",
        r"\bwe (offer|provide|deliver|specialize in)( \w+){0,3} > "
        "{solution|solutions|software|subscription|onboarding|implementation support|free training|flexible pricing"
        "|training and support|tracking|discounts|a free}",
        r"\b(price|pricing|cost|fee|license)( \w+){0,2} > {starts at|starting at|is negotiable for you|depends on your}",
        r"\b(i|we)( can| could|'ll| would)? > {work with your budget|fit your budget|meet your budget|match your budget"
        "|beat any|meet your needs|address your|solve your|reduce your|streamline your|optimize your|improve your|save you}",
        r"\b(can|will|would|could|to) > {streamline|optimize|transform|revolutionize} your",
        r"\b(meet|fit|suit|match|to) > your {specific|unique|exact} {needs|requirements|situation}",
        r"\bi (represent|work for|am calling from|come from|'m calling from) > {a company that|a leading|the company|a vendor}",
        r"\bmy (company|firm) > {offers|provides|specializes|can help|sells you|helps}",
        r"\bthank you for > {taking the time to meet|considering our|your interest in our|meeting with me today to discuss}",
    ),
    Kind.BOTH: (
        "{seller|salesperson|sales rep|sales representative|salesman|saleswoman|user|assistant|human|trainee|vendor rep}:",
        r"[.!?…\"”)\]-] > {you|me|rep|buyer|sales|trainer|coach|system|ai|vendor|customer|client|them}:",
        "{[|［}",
        r"\b(you|salesperson|she|he) (might|would|will|may|could) (then )?(say|answer|reply|respond)[:,] > {\"|“|'}",
    ),
}
