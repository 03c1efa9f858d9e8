# The vocabulary of the rule files: every sentence that may stand in one, and what the rule engine makes of it.
# Owned by developers. How to read and extend it is described in rules/README.md.
#
# [when] a sentence of the part "when"; one that begins with a dash narrows the sentence above it.
# [then] a sentence of the part "then". A [then] line with the words of a [when] line is its second half: the service
#        adds it by itself, so that an author writes the sentence once.
# Slots such as {days} take only what their name allows; an event that has not happened yet is an empty list.





# Whom or what a standard is about.
[when]a request for a needs assessment=$subject : Request( needsAssessment == true, $personId : personId, $withdrawnOn : withdrawnOn )
[then]a request for a needs assessment=judge.aboutCase( $subject );
[when]a person's entry to the service=$subject : PackageStart( entry == true, $personId : personId )
[then]a person's entry to the service=judge.aboutCase( $subject );
[when]a new or changed care package=$subject : PackageStart( $personId : personId )
[then]a new or changed care package=judge.aboutPerson( $subject );
[when]a person with long-term support=$subject : LongTermSupport( $personId : personId, $beganOn : beganOn, $endedOn : endedOn )
[then]a person with long-term support=judge.aboutPerson( $subject );
[when]a safeguarding concern=$subject : Concern( $personId : personId )
[then]a safeguarding concern=judge.aboutCase( $subject );
[when]an application for a standard authorisation=$subject : DolsApplication( $personId : personId, $withdrawnOn : withdrawnOn )
[then]an application for a standard authorisation=judge.aboutCase( $subject );
[when]a request to find a care package=$subject : BrokerageRequest( $personId : personId, $withdrawnOn : withdrawnOn, $inHospital : inHospital )
[then]a request to find a care package=judge.aboutCase( $subject );
[when]a location the council runs=$subject : Location( ranByCouncil == true, $locationId : ref )
[then]a location the council runs=judge.aboutLocation( $subject );
[when]a social care location the council runs or buys from=$subject : Location( socialCare == true, ranByCouncil == true || commissioned == true, $locationId : ref )
[then]a social care location the council runs or buys from=judge.aboutLocation( $subject );
[when]a record that a standard has judged=$record : JudgedRecord( judged == true )
[when]a record of any kind=$record : JudgedRecord( )
[when]a case judged by {standard}=$judged : JudgedCase( standard.value == "{standard}" )
[then]a case judged by {standard}=judge.aboutJudged( $judged );
[when]a person=$subject : Person( $personId : id )
[then]a person=judge.aboutPerson( $subject );
[when]a location the council buys from=$subject : Location( socialCare == true, commissioned == true, $locationId : ref )
[then]a location the council buys from=judge.aboutLocation( $subject );
# Any kind of case record, and which of them count.
[when]an? {record}=$subject : CaseRecord( kind == "{record}", $personId : personId, $ref : ref, $about : about )
[then]an? {record}=judge.aboutRecord( $subject );
[when]- only if it {state}=holds( "{state}" ) == true
[when]- unless it {state}=holds( "{state}" ) == false
[when]- only if it {event}=known( "{event}" ) == true
[when]- only if it {event}=happened( "{event}" ) == true
[when]- unless it {event}=happened( "{event}" ) == false
[when]- only if its {quantity} is not recorded=known( "{quantity}" ) == false
[when]- only if it is not recorded whether it {state}=known( "{state}" ) == false
[when]- only if its {quantity} is more than {amount}=moreThan( "{quantity}", "{amount}" ) == true
[when]- only if its {quantity} is at least {amount}=atLeast( "{quantity}", "{amount}" ) == true
[when]- only if its {quantity} is less than {amount}=lessThan( "{quantity}", "{amount}" ) == true
[when]- only if its {quantity} is at most {amount}=atMost( "{quantity}", "{amount}" ) == true
[when]- only if its {attribute} is {choice}=is( "{attribute}", "{choice}" ) == true
[when]- unless its {attribute} is {choice}=is( "{attribute}", "{choice}" ) == false

# What starts the clock.
[when]- the clock starts when it was accepted=$startDay : acceptedOn
[then]the clock starts when it was accepted=clock.starts( "was accepted", $startDay );
[when]- the clock starts when it was received=$startDay : receivedOn
[then]the clock starts when it was received=clock.starts( "was received", $startDay );
[when]- the clock starts at the minute it was received=$startDay : receivedOn, $startInstant : receivedAt
[then]the clock starts at the minute it was received=clock.startsAt( "was received", $startDay, $startInstant );
[when]- the clock starts when the package began=$startDay : beganOn
[then]the clock starts when the package began=clock.starts( "began", $startDay );
[when]- the clock starts when the support began=$startDay : beganOn
[then]the clock starts when the support began=clock.starts( "began", $startDay );
[when]- the clock starts when the approved plan was sent to brokerage=$startDay : sentOn
[then]the clock starts when the approved plan was sent to brokerage=clock.starts( "was sent to brokerage", $startDay );
[when]- the clock starts when the rating was published=$startDay : publishedOn
[then]the clock starts when the rating was published=clock.starts( "had its rating published", $startDay );
[when]- the clock starts when it {event}=nothing
[then]the clock starts when it {event}=clock.startsWhen( "{event}" );
[when]- the clock starts at the minute it {event}=nothing
[then]the clock starts at the minute it {event}=clock.startsAtTheMinute( "{event}" );
[when]- the clock starts at the later of when it {event} and when it {otherEvent}=nothing
[then]the clock starts at the later of when it {event} and when it {otherEvent}=clock.startsAtTheLaterOf( "{event}", "{otherEvent}" );
[when]- the clock starts {days} days after it {event}=nothing
[then]the clock starts {days} days after it {event}=clock.startsDaysAfter( {days}, "{event}" );
[when]- the clock starts {months} months after it {event}=nothing
[then]the clock starts {months} months after it {event}=clock.startsMonthsAfter( {months}, "{event}" );

# What starts the clock again: each event ends one turn of the duty and begins the next.
[when]the clock starts again when a review is completed=accumulate( $review : Review( personId == $personId, kind != Review.Kind.SHORT_TERM ); $reviews : collectList( $review ) )
[then]the clock starts again when a review is completed=clock.startsAgain( "the review", "was completed", $reviews );
[when]the clock starts again when a quality-assurance visit is completed=accumulate( $visit : QualityVisit( locationId == $locationId ); $visits : collectList( $visit ) )
[then]the clock starts again when a quality-assurance visit is completed=clock.startsAgain( "the quality-assurance visit", "was completed", $visits );
[when]the clock starts again when an? {record} of the person {event}=accumulate( $again# : CaseRecord( kind == "{record}", personId == $personId ); $agains# : collectList( $again# ) )
[then]the clock starts again when an? {record} of the person {event}=clock.startsAgainWith( "{record}", "{event}", $agains# );
[when]the clock starts again when an? {record} of it {event}=accumulate( $again# : CaseRecord( kind == "{record}", about == $ref ); $agains# : collectList( $again# ) )
[then]the clock starts again when an? {record} of it {event}=clock.startsAgainWith( "{record}", "{event}", $agains# );
[when]the clock starts again when an? {record} of theirs {event}=accumulate( $again# : CaseRecord( kind == "{record}", about == $ref ); $agains# : collectList( $again# ) )
[then]the clock starts again when an? {record} of theirs {event}=clock.startsAgainWith( "{record}", "{event}", $agains# );
[when]the clock starts again when an? {record} of theirs {event} and {state}=accumulate( $again# : CaseRecord( kind == "{record}", about == $ref ); $agains# : collectList( $again# ) )
[then]the clock starts again when an? {record} of theirs {event} and {state}=clock.startsAgainIf( "{record}", "{event}", "{state}", $agains# );

# What stops the clock.
[when]the clock stops when its assessment is signed off=accumulate( $assessment : Assessment( personId == $personId, kind == Assessment.Kind.LONG_TERM ); $assessments : collectList( $assessment ) )
[then]the clock stops when its assessment is signed off=clock.stopsWithFirstBegunSince( "the assessment", "was signed off", $assessments );
[when]the clock stops when an assessment is signed off, or was in the {months} months before=accumulate( $assessment : Assessment( personId == $personId, kind == Assessment.Kind.LONG_TERM ); $assessments : collectList( $assessment ) )
[then]the clock stops when an assessment is signed off, or was in the {months} months before=clock.stopsWithLastBefore( {months}, "the assessment", "was signed off", $assessments );
[when]the clock stops when a support plan is signed off, or was in the {months} months before=accumulate( $plan : SupportPlan( personId == $personId ); $plans : collectList( $plan ) )
[then]the clock stops when a support plan is signed off, or was in the {months} months before=clock.stopsWithLastBefore( {months}, "the support plan", "was signed off", $plans );
[when]the clock stops when the first review after it is completed=accumulate( $review : Review( personId == $personId, kind != Review.Kind.SHORT_TERM ); $reviews : collectList( $review ) )
[then]the clock stops when the first review after it is completed=clock.stopsWithFirstAfter( "the review", "was completed", $reviews );
[when]- the clock stops when the section 42 decision is recorded=$recorded : decided, $stopDay : decidedOn
[then]the clock stops when the section 42 decision is recorded=clock.stops( "the section 42 decision", "was recorded", $recorded, $stopDay );
[when]- the clock stops at the minute it is allocated to a named social worker=$recorded : allocated, $stopInstant : allocatedAt
[then]the clock stops at the minute it is allocated to a named social worker=clock.stopsAt( "the concern", "was allocated to a named social worker", $recorded, $stopInstant );
[when]- the clock stops when all assessments are complete=$stopDay : assessmentsCompletedOn
[then]the clock stops when all assessments are complete=clock.stops( "the last assessment", "was completed", false, $stopDay );
[when]- the clock stops when a provider accepts with a start date=$stopDay : acceptedOn, $careStartsOn : careStartsOn
[then]the clock stops when a provider accepts with a start date=clock.stopsWithStartDate( "the package", "was accepted by a provider with a start date", $stopDay, $careStartsOn );
[when]- the clock stops when it {event}=nothing
[then]the clock stops when it {event}=clock.stopsWhen( "{event}" );
[when]- the clock stops at the minute it {event}=nothing
[then]the clock stops at the minute it {event}=clock.stopsAtTheMinute( "{event}" );
[when]- the clock stops when it {event} or, because it {otherEvent} within {days} days, when it {lastEvent}=nothing
[then]the clock stops when it {event} or, because it {otherEvent} within {days} days, when it {lastEvent}=clock.stopsUnlessReopened( "{event}", "{otherEvent}", {days}, "{lastEvent}" );
[when]the clock stops when an? {record} of the person {event}=accumulate( $stop# : CaseRecord( kind == "{record}", personId == $personId ); $stops# : collectList( $stop# ) )
[then]the clock stops when an? {record} of the person {event}=clock.stopsWith( "{record}", "{event}", $stops# );
[when]the clock stops when an? {record} of it {event}=accumulate( $stop# : CaseRecord( kind == "{record}", about == $ref ); $stops# : collectList( $stop# ) )
[then]the clock stops when an? {record} of it {event}=clock.stopsWith( "{record}", "{event}", $stops# );
[when]the clock stops when an? {record} about the location {event}=accumulate( $stop# : CaseRecord( kind == "{record}", about == $locationId ); $stops# : collectList( $stop# ) )
[then]the clock stops when an? {record} about the location {event}=clock.stopsWith( "{record}", "{event}", $stops# );
[then]an earlier event counts as well=clock.earlierCounts();
[then]the last of these events stops the clock=clock.lastEventStops();
[then]the first of these events stops the clock=clock.firstEventStops();

# What pauses the clock.
[when]the clock is paused while the person is in hospital=accumulate( $stay : Pause( personId == $personId, reason == Pause.Reason.IN_HOSPITAL ); $stays : collectList( $stay ) )
[then]the clock is paused while the person is in hospital=clock.pauses( "in hospital", $stays );
[when]the clock is paused while the person asks to wait=accumulate( $wait : Pause( personId == $personId, reason == Pause.Reason.PERSON_ASKED_TO_WAIT ); $waits : collectList( $wait ) )
[then]the clock is paused while the person asks to wait=clock.pauses( "person asked to wait", $waits );
[when]- the clock is paused from when it {event} until it {otherEvent}=nothing
[then]the clock is paused from when it {event} until it {otherEvent}=clock.pausesBetween( "{event}", "{otherEvent}" );
[when]the clock is paused during an? {record} of theirs=accumulate( $spell# : CaseRecord( kind == "{record}", about == $ref ); $spells# : collectList( $spell# ) )
[then]the clock is paused during an? {record} of theirs=clock.pausesDuring( "{record}", $spells# );

# What ends the duty.
[when]the duty ends when the person dies=nothing
[then]the duty ends when the person dies=clock.dutyEndsWithDeath( $personId );
[when]the duty ends when the person dies or moves away=nothing
[then]the duty ends when the person dies or moves away=clock.dutyEndsWithDeathOrMove( $personId );
[when]the duty ends when the person dies, moves away or withdraws=nothing
[then]the duty ends when the person dies, moves away or withdraws=clock.dutyEndsWithDeathMoveOrWithdrawal( $personId, $withdrawnOn );
[when]- the duty ends when the support ends=$dutyEndsOn : endedOn
[then]the duty ends when the support ends=clock.dutyEnds( "the support ended", $dutyEndsOn );
[when]- the duty ends when the package ends=$dutyEndsOn : endedOn
[then]the duty ends when the package ends=clock.dutyEnds( "the package ended", $dutyEndsOn );
[when]- the duty ends when its registration ends=$dutyEndsOn : deactivatedOn
[then]the duty ends when its registration ends=clock.dutyEnds( "the registration ended", $dutyEndsOn );
[when]- the duty ends when it {event}=nothing
[then]the duty ends when it {event}=clock.dutyEndsWhen( "{event}" );
[when]- the duty ends {days} days after it {event}=nothing
[then]the duty ends {days} days after it {event}=clock.dutyEndsDaysAfter( {days}, "{event}" );
[when]- the duty ends {months} months after it {event}=nothing
[then]the duty ends {months} months after it {event}=clock.dutyEndsMonthsAfter( {months}, "{event}" );

# How long it may take.
[then]the limit is {hours} hours?=clock.limit( {hours}, "HOUR" );
[then]the limit is {days} days?, not counting the start day=clock.limit( {days}, "DAY_EXCL" );
[then]the limit is {days} days?, counting the start day=clock.limit( {days}, "DAY_INCL" );
[then]the limit is {days} days?=clock.limit( {days}, "DAY_EXCL" );
[then]the limit is {workingDays} working days?, not counting the start day=clock.limit( {workingDays}, "WD_EXCL" );
[then]the limit is {workingDays} working days?=clock.limit( {workingDays}, "WD_EXCL" );
[then]the limit is {months} months?, to the same date=clock.limit( {months}, "MONTH" );
[then]the limit is {months} months?=clock.limit( {months}, "MONTH" );
[then]the limit is {months} months?, beginning with the start day=clock.limit( {months}, "MONTH_INCL" );
[then]every later limit is {days} days?, not counting the start day=clock.laterLimit( {days}, "DAY_EXCL" );
[then]every later limit is {workingDays} working days?, not counting the start day=clock.laterLimit( {workingDays}, "WD_EXCL" );
[then]every later limit is {months} months?, to the same date=clock.laterLimit( {months}, "MONTH" );
[then]a deadline on a day off moves to the next working day=clock.deadlineRolls();
[then]a bank holiday anywhere in the United Kingdom is a day off=clock.countsByTheUnitedKingdom();
[then]the limit is the same day=clock.limit( 0, "DAY_EXCL" );
[when]- the limit is as many months as its {quantity}=nothing
[then]the limit is as many months as its {quantity}=clock.limitOfMonths( "{quantity}" );
[when]- the deadline is the day it {event}=nothing
[then]the deadline is the day it {event}=clock.deadlineIsWhen( "{event}" );
[when]- the deadline is {months} months before the {birthday} birthday=nothing
[then]the deadline is {months} months before the {birthday} birthday=clock.deadlineIsMonthsBeforeBirthday( {months}, "{birthday}" );
[then]a birthday on 29 February is kept on 1 March=clock.leapBirthdayOnFirstOfMarch();
[then]a birthday on 29 February is kept on 28 February=clock.leapBirthdayOnLastOfFebruary();
[when]- the deadline comes no earlier than the day it {event}=nothing
[then]the deadline comes no earlier than the day it {event}=clock.deadlineNoEarlierThan( "{event}" );
[when]- the deadline comes sooner when it {event}=nothing
[then]the deadline comes sooner when it {event}=clock.deadlineComesSoonerWhen( "{event}" );
[when]- if it {event} before the deadline, the deadline is the day it {otherEvent}=nothing
[then]if it {event} before the deadline, the deadline is the day it {otherEvent}=clock.extendedTo( "{event}", "{otherEvent}" );
[when]- if it {event} before the deadline, it has {months} months more=nothing
[then]if it {event} before the deadline, it has {months} months more=clock.extendedBy( {months}, "{event}" );
[then]this is step {count} of the standard=clock.step( {count} );
[when]- the deadline comes sooner when an urgent authorisation ends=$soonerDay : urgentEndsOn
[then]the deadline comes sooner when an urgent authorisation ends=clock.deadlineComesSooner( "the urgent authorisation ends", $soonerDay );

# When it is due soon.
[then]it is due soon from minute {minutes}=clock.dueSoonFromMinute( {minutes} );
[then]it is due soon from hour {hours}=clock.dueSoonFromHour( {hours} );
[then]it is due soon from day {days}=clock.dueSoonFromDay( {days} );
[then]it is due soon from working day {workingDays}=clock.dueSoonFromWorkingDay( {workingDays} );
[then]it is due soon in the last {days} days?=clock.dueSoonInTheLastDays( {days} );
[then]it is due soon in the last {workingDays} working days?=clock.dueSoonInTheLastWorkingDays( {workingDays} );
[then]later it is due soon in the last {days} days?=clock.laterDueSoonInTheLastDays( {days} );
[then]it is due soon from the start=clock.dueSoonFromTheStart();

# How grave a breach is.
[then]a breach is {severity}=severity.always( "{severity}" );
[then]a breach is {severity} after {days} days?=severity.after( "{severity}", {days}, "DAY_EXCL" );
[then]a breach is {severity} after {workingDays} working days?=severity.after( "{severity}", {workingDays}, "WD_EXCL" );
[then]a breach is {severity} after {months} months?=severity.after( "{severity}", {months}, "MONTH" );
[then]a breach is {severity} when more than {days} days? late=severity.whenLate( "{severity}", {days}, "DAY_EXCL" );
[then]a breach is {severity} when more than {months} months? late=severity.whenLate( "{severity}", {months}, "MONTH" );
[then]a breach is {severity} if the person is in hospital=severity.when( "{severity}", "the person is in hospital", $inHospital );
[then]a breach is {severity} if the time before was late as well=severity.whenTheTurnBeforeWasLate( "{severity}" );

# What falls due in every month or week.
[when]- the duty begins when it {event}=nothing
[then]the duty begins when it {event}=regular.beginsWhen( "{event}" );
[when]in every calendar month an? {record} of theirs {event}=accumulate( $regular : CaseRecord( kind == "{record}", about == $ref ); $regulars : collectList( $regular ) )
[then]in every calendar month an? {record} of theirs {event}=regular.everyMonth( "{record}", "{event}", $regulars );
[when]in every calendar month an? {record} of it {event}=accumulate( $regular : CaseRecord( kind == "{record}", about == $ref ); $regulars : collectList( $regular ) )
[then]in every calendar month an? {record} of it {event}=regular.everyMonth( "{record}", "{event}", $regulars );
[when]in every calendar month an? {record} of theirs {event} and {state}=accumulate( $regular : CaseRecord( kind == "{record}", about == $ref ); $regulars : collectList( $regular ) )
[then]in every calendar month an? {record} of theirs {event} and {state}=regular.everyMonthIf( "{record}", "{event}", "{state}", $regulars );
[when]in each of the first {count} weeks an? {record} of theirs {event}=accumulate( $regular : CaseRecord( kind == "{record}", about == $ref ); $regulars : collectList( $regular ) )
[then]in each of the first {count} weeks an? {record} of theirs {event}=regular.everyWeek( {count}, "{record}", "{event}", $regulars );
[when]a month is left out when an? {record} of theirs covers all of it=accumulate( $absence# : CaseRecord( kind == "{record}", about == $ref ); $absences# : collectList( $absence# ) )
[then]a month is left out when an? {record} of theirs covers all of it=regular.leftOutDuring( $absences# );
[when]a week is left out when an? {record} of theirs covers all of it=accumulate( $absence# : CaseRecord( kind == "{record}", about == $ref ); $absences# : collectList( $absence# ) )
[then]a week is left out when an? {record} of theirs covers all of it=regular.leftOutDuring( $absences# );
[then]a breach is {severity} if only that is missing=regular.severityOfStateAlone( "{severity}" );

# What must be so, without a clock.
[when]- it must be that it {state}=nothing
[then]it must be that it {state}=check.mustBe( "{state}" );
[when]- it must not be that it {state}=nothing
[then]it must not be that it {state}=check.mustNotBe( "{state}" );
[when]- it must be that it {event} on or before the day it {otherEvent}=nothing
[then]it must be that it {event} on or before the day it {otherEvent}=check.mustBeBy( "{event}", "{otherEvent}" );
[when]- it must be that it {event} at most {days} days after the day it {otherEvent}=nothing
[then]it must be that it {event} at most {days} days after the day it {otherEvent}=check.mustBeWithin( "{event}", {days}, "{otherEvent}" );
[when]- it must be that its {quantity} is at least {amount}=nothing
[then]it must be that its {quantity} is at least {amount}=check.atLeast( "{quantity}", "{amount}" );
[when]- it must be that its {quantity} is at most {amount}=nothing
[then]it must be that its {quantity} is at most {amount}=check.atMost( "{quantity}", "{amount}" );
[when]- it must be that its {quantity} is exactly {amount}=nothing
[then]it must be that its {quantity} is exactly {amount}=check.exactly( "{quantity}", "{amount}" );
[then]it cannot be told=check.cannotBeTold();
[when]it must be that an accreditation of its provider was in force on the day it {event}=accumulate( $accreditation : CaseRecord( kind == "accreditation", about == $about ); $accreditations : collectList( $accreditation ) )
[then]it must be that an accreditation of its provider was in force on the day it {event}=check.accreditedWhen( "{event}", $accreditations );
[then]it is due soon when the accreditation ends within {days} days=check.soonBeforeExpiry( {days} );

# Provider ratings.
[when]the latest rating of the location=accumulate( $rating : Rating( ref == $locationId ); $ratings : collectList( $rating ) )
[then]the latest rating of the location=rating.by( $ratings );
[when]the latest rating of the location is below Good=Rating( ref == $locationId, band == Rating.Band.REQUIRES_IMPROVEMENT || band == Rating.Band.INADEQUATE )
[when]the latest rating of the location is Inadequate=Rating( ref == $locationId, band == Rating.Band.INADEQUATE )
[when]the latest rating of the location is Good or better=Rating( ref == $locationId, band == Rating.Band.GOOD || band == Rating.Band.OUTSTANDING )
[when]- the duty ends with that rating=$ratedGoodOn : publishedOn
[then]the duty ends with that rating=clock.dutyEnds( "a rating of Good or better was published", $ratedGoodOn );
[when]the rating of the location on the day it {event}=accumulate( $publication : RatingPublication( ref == $about ); $publications : collectList( $publication ) )
[then]the rating of the location on the day it {event}=rating.onTheDay( "{event}", $publications );
[when]- it is allowed if it {event} on or before that day=nothing
[then]it is allowed if it {event} on or before that day=rating.orExceptionWhen( "{event}" );
[then]the rating must be Good or better=rating.mustBeGoodOrBetter();
[then]a breach is {severity} if the rating is Inadequate=rating.severityIfInadequate( "{severity}" );
[then]a rating older than {years} years? carries a note=rating.noteOlderThan( {years} );

# Rates: who counts, and what counts as met.
[when]it is met by a completed review=accumulate( $review : Review( personId == $personId, kind != Review.Kind.SHORT_TERM ); $reviews : collectList( $review ) )
[then]it is met by a completed review=rate.metBy( $reviews );
[when]it is met by a completed re-assessment=accumulate( $assessment : Assessment( personId == $personId, kind == Assessment.Kind.LONG_TERM ); $assessments : collectList( $assessment ) )
[then]it is met by a completed re-assessment=rate.metBy( $assessments );
[then]the person counts after {months} months of support, while it goes on=rate.countsAfterMonthsOfSupport( {months}, $beganOn, $endedOn );
[then]it is met by an event of the last {months} months=rate.metWithinMonths( {months} );
[then]the record counts, and is met when every date the standard needs is there=rate.countsRecord( $record );

# Rates over records: in which month, quarter or year one counts, and what counts as met.
[when]- it counts in the {span} in which it {event}=nothing
[then]it counts in the {span} in which it {event}=count.inSpan( "{span}", "{event}" );
[when]- it counts, once {days} days have passed, in the {span} in which it {event}=nothing
[then]it counts, once {days} days have passed, in the {span} in which it {event}=count.inSpanLater( "{span}", "{event}", {days} );
[when]- it counts in the {span} in which the duty was done=nothing
[then]it counts in the {span} in which the duty was done=count.inSpanDone( "{span}", $judged );
[then]it is met if the duty was done in time=count.metInTime( $judged );
[when]- it is met if it {state}=nothing
[then]it is met if it {state}=count.metIf( "{state}" );
[when]- it is met if its {attribute} is {choice}=nothing
[then]it is met if its {attribute} is {choice}=count.metIfIs( "{attribute}", "{choice}" );
[when]- it is met if its {attribute} is {choice} or {otherChoice}=nothing
[then]it is met if its {attribute} is {choice} or {otherChoice}=count.metIfIsEither( "{attribute}", "{choice}", "{otherChoice}" );
[when]- it is met if it {event} on or before the day it {otherEvent}=nothing
[then]it is met if it {event} on or before the day it {otherEvent}=count.metIfBy( "{event}", "{otherEvent}" );
[when]- it is met if it {event} by the end of that {span}=nothing
[then]it is met if it {event} by the end of that {span}=count.metIfByTheEnd( "{event}", "{span}" );
[when]- it is met if it {event} within {minutes} minutes of when it {otherEvent}=nothing
[then]it is met if it {event} within {minutes} minutes of when it {otherEvent}=count.metIfWithinMinutes( "{event}", {minutes}, "{otherEvent}" );
[when]- its value is the number of days from when it {event} to when it {otherEvent}=nothing
[then]its value is the number of days from when it {event} to when it {otherEvent}=count.valueInDays( "{event}", "{otherEvent}" );
[then]it is met by a rating of Good or better=count.metByGoodRating();
[when]the person counts when an? {record} about them {event} in the last {months} months=accumulate( $counted : CaseRecord( kind == "{record}", personId == $personId ); $countedRecords : collectList( $counted ) )
[then]the person counts when an? {record} about them {event} in the last {months} months=count.personWith( "{event}", {months}, $countedRecords );
[then]it is met by {count} different ones or more=count.metByDifferent( {count} );
[then]the record counts, and is met when a date in it is impossible=count.impossible( $record );
[then]the record counts, and is met when it says the same as another=count.duplicate( $record );

# Rates: the colours.
[when]the rate of each team=$tally : Tally( standard.value == "STANDARD-ID", level == "TEAM" )
[then]the rate of each team=colour.ofRate( $tally );
[when]the rate of each service area=$tally : Tally( standard.value == "STANDARD-ID", level == "SERVICE_AREA" )
[then]the rate of each service area=colour.ofRate( $tally );
[when]the rate of the council=$tally : Tally( standard.value == "STANDARD-ID", level == "COUNCIL" )
[then]the rate of the council=colour.ofRate( $tally );
[when]the rate of each provider=$tally : Tally( standard.value == "STANDARD-ID", level == "PROVIDER" )
[then]the rate of each provider=colour.ofRate( $tally );
[when]the mean of each team=$tally : Tally( standard.value == "STANDARD-ID", level == "TEAM" )
[then]the mean of each team=colour.ofMean( $tally );
[when]the mean of each service area=$tally : Tally( standard.value == "STANDARD-ID", level == "SERVICE_AREA" )
[then]the mean of each service area=colour.ofMean( $tally );
[when]the mean of the council=$tally : Tally( standard.value == "STANDARD-ID", level == "COUNCIL" )
[then]the mean of the council=colour.ofMean( $tally );
[when]the number in each team=$tally : Tally( standard.value == "STANDARD-ID", level == "TEAM" )
[then]the number in each team=colour.ofNumber( $tally );
[when]the number in each service area=$tally : Tally( standard.value == "STANDARD-ID", level == "SERVICE_AREA" )
[then]the number in each service area=colour.ofNumber( $tally );
[when]the number in the council=$tally : Tally( standard.value == "STANDARD-ID", level == "COUNCIL" )
[then]the number in the council=colour.ofNumber( $tally );
[then]green is above {percent} percent=colour.greenAbove( "{percent}" );
[then]green is {percent} percent or more=colour.greenFrom( "{percent}" );
[then]amber is above {percent} percent=colour.amberAbove( "{percent}" );
[then]amber is {percent} percent or more=colour.amberFrom( "{percent}" );
[then]a red rate is {severity}=colour.redIs( "{severity}" );
[then]green is up to {percent} percent=colour.greenUpTo( "{percent}" );
[then]amber is up to {percent} percent=colour.amberUpTo( "{percent}" );
[then]green is up to {amount} days=colour.greenUpTo( "{amount}" );
[then]amber is up to {amount} days=colour.amberUpTo( "{amount}" );
[then]green is none=colour.greenUpTo( "0" );
[then]the benchmark of England is {percent} percent=colour.benchmarkOfEngland( "{percent}" );
[then]green is up to {amount}=colour.greenUpTo( "{amount}" );
[then]amber is up to {amount}=colour.amberUpTo( "{amount}" );
[then]green is {amount} or more=colour.greenFrom( "{amount}" );
[then]amber is {amount} or more=colour.amberFrom( "{amount}" );
[then]green is up to {amount} points=colour.greenUpTo( "{amount}" );
[then]amber is up to {amount} points=colour.amberUpTo( "{amount}" );
[then]green is within {percent} percent, either way=colour.greenWithin( "{percent}" );
[then]amber is within {percent} percent, either way=colour.amberWithin( "{percent}" );
[then]red is {severity}=colour.redIs( "{severity}" );

# Numbers that others have measured.
[when]a value measured for this standard=$measure : MeasureValue( standard == "STANDARD-ID", group == null )
[then]a value measured for this standard=measure.of( $measure );
[when]a value measured for one of several groups=$measure : MeasureValue( standard == "STANDARD-ID", group != null )
[then]a value measured for one of several groups=measure.ofGroup( $measure );
[then]the value is the numerator in percent of the denominator=measure.share();
[then]the value is the numerator over the denominator=measure.ratio();
[then]the value is the numerator for every {amount} of the denominator=measure.forEvery( "{amount}" );
[then]the value is the number as it was measured=measure.asMeasured();
[then]the value is the percentage as it was measured=measure.asMeasuredInPercent();
[then]the value is how far the numerator is from the denominator, in percent=measure.distanceInPercent();
[then]the unit cost is worked out from the spend in percent of the budget=measure.unitCost();
[then]the value is rounded to a whole number=measure.roundedToWhole();
[then]all {count} parts must be scored=measure.allScored( {count} );
[then]a trend is shown from {count} values or more=measure.trendFrom( {count} );
[then]the target is {percent} percent below the baseline=measure.targetBelowBaselinePercent( "{percent}" );
[then]the target is {amount} points? below the baseline=measure.targetBelowBaselinePoints( "{amount}" );
[then]green is up to the target=measure.greenUpToTarget();
[then]green is the target or more=measure.greenFromTarget();
[then]amber is up to {amount} percent of the target=measure.amberUpToShareOfTarget( "{amount}" );
[then]amber is up to {amount} points? above the target=measure.amberUpToPointsAboveTarget( "{amount}" );
[then]amber is up to {amount} points? below the target=measure.amberFromPointsBelowTarget( "{amount}" );
