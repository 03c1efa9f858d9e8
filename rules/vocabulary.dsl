# The vocabulary of the rule files: every sentence that may stand in one, and what the rule engine makes of it.
# Owned by developers. How to read and extend it is described in rules/README.md.
#
# [when] a sentence of the part "when"; one that begins with a dash narrows the sentence above it.
# [then] a sentence of the part "then". A [then] line with the words of a [when] line is its second half: the service
#        adds it by itself, so that an author writes the sentence once.
# Slots such as {days} take only what their name allows; an event that has not happened yet is an empty list.

# Written by the service around every rule.
[then]the standard is {standard}=judge.begin( "{standard}" );
[then]so it is judged=judge.conclude();

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
[when]a record that a standard has judged=$record : JudgedRecord( )

# What starts the clock.
[when]- the clock starts when it was accepted=$startDay : acceptedOn
[then]the clock starts when it was accepted=judge.clockStarts( "was accepted", $startDay );
[when]- the clock starts when it was received=$startDay : receivedOn
[then]the clock starts when it was received=judge.clockStarts( "was received", $startDay );
[when]- the clock starts at the minute it was received=$startDay : receivedOn, $startInstant : receivedAt
[then]the clock starts at the minute it was received=judge.clockStartsAt( "was received", $startDay, $startInstant );
[when]- the clock starts when the package began=$startDay : beganOn
[then]the clock starts when the package began=judge.clockStarts( "began", $startDay );
[when]- the clock starts when the support began=$startDay : beganOn
[then]the clock starts when the support began=judge.clockStarts( "began", $startDay );
[when]- the clock starts when the approved plan was sent to brokerage=$startDay : sentOn
[then]the clock starts when the approved plan was sent to brokerage=judge.clockStarts( "was sent to brokerage", $startDay );
[when]- the clock starts when the rating was published=$startDay : publishedOn
[then]the clock starts when the rating was published=judge.clockStarts( "had its rating published", $startDay );

# What starts the clock again: each event ends one turn of the duty and begins the next.
[when]the clock starts again when a review is completed=accumulate( $review : Review( personId == $personId, kind != Review.Kind.SHORT_TERM ); $reviews : collectList( $review ) )
[then]the clock starts again when a review is completed=judge.clockStartsAgain( "the review", "completed", $reviews );
[when]the clock starts again when a quality-assurance visit is completed=accumulate( $visit : QualityVisit( locationId == $locationId ); $visits : collectList( $visit ) )
[then]the clock starts again when a quality-assurance visit is completed=judge.clockStartsAgain( "the quality-assurance visit", "completed", $visits );

# What stops the clock.
[when]the clock stops when its assessment is signed off=accumulate( $assessment : Assessment( personId == $personId, kind == Assessment.Kind.LONG_TERM ); $assessments : collectList( $assessment ) )
[then]the clock stops when its assessment is signed off=judge.clockStopsWithFirstBegunSince( "the assessment", "signed off", $assessments );
[when]the clock stops when an assessment is signed off, or was in the {months} months before=accumulate( $assessment : Assessment( personId == $personId, kind == Assessment.Kind.LONG_TERM ); $assessments : collectList( $assessment ) )
[then]the clock stops when an assessment is signed off, or was in the {months} months before=judge.clockStopsWithLastBefore( {months}, "the assessment", "signed off", $assessments );
[when]the clock stops when a support plan is signed off, or was in the {months} months before=accumulate( $plan : SupportPlan( personId == $personId ); $plans : collectList( $plan ) )
[then]the clock stops when a support plan is signed off, or was in the {months} months before=judge.clockStopsWithLastBefore( {months}, "the support plan", "signed off", $plans );
[when]the clock stops when the first review after it is completed=accumulate( $review : Review( personId == $personId, kind != Review.Kind.SHORT_TERM ); $reviews : collectList( $review ) )
[then]the clock stops when the first review after it is completed=judge.clockStopsWithFirstAfter( "the review", "completed", $reviews );
[when]- the clock stops when the section 42 decision is recorded=$recorded : decided, $stopDay : decidedOn
[then]the clock stops when the section 42 decision is recorded=judge.clockStops( "the section 42 decision", "recorded", $recorded, $stopDay );
[when]- the clock stops at the minute it is allocated to a named social worker=$recorded : allocated, $stopInstant : allocatedAt
[then]the clock stops at the minute it is allocated to a named social worker=judge.clockStopsAt( "the concern", "allocated to a named social worker", $recorded, $stopInstant );
[when]- the clock stops when all assessments are complete=$stopDay : assessmentsCompletedOn
[then]the clock stops when all assessments are complete=judge.clockStops( "the last assessment", "completed", false, $stopDay );
[when]- the clock stops when a provider accepts with a start date=$stopDay : acceptedOn, $careStartsOn : careStartsOn
[then]the clock stops when a provider accepts with a start date=judge.clockStopsWithStartDate( "the package", "accepted by a provider with a start date", $stopDay, $careStartsOn );
[then]the last of these events stops the clock=judge.lastEventStopsTheClock();
[then]the first of these events stops the clock=judge.firstEventStopsTheClock();

# What pauses the clock.
[when]the clock is paused while the person is in hospital=accumulate( $stay : Pause( personId == $personId, reason == Pause.Reason.IN_HOSPITAL ); $stays : collectList( $stay ) )
[then]the clock is paused while the person is in hospital=judge.clockPauses( "in hospital", $stays );
[when]the clock is paused while the person asks to wait=accumulate( $wait : Pause( personId == $personId, reason == Pause.Reason.PERSON_ASKED_TO_WAIT ); $waits : collectList( $wait ) )
[then]the clock is paused while the person asks to wait=judge.clockPauses( "person asked to wait", $waits );

# What ends the duty.
[when]the duty ends when the person dies=accumulate( $somebody : Person( id == $personId ); $people : collectList( $somebody ) )
[then]the duty ends when the person dies=judge.dutyEndsWithDeath( $people );
[when]the duty ends when the person dies or moves away=accumulate( $somebody : Person( id == $personId ); $people : collectList( $somebody ) )
[then]the duty ends when the person dies or moves away=judge.dutyEndsWithDeathOrMove( $people );
[when]the duty ends when the person dies, moves away or withdraws=accumulate( $somebody : Person( id == $personId ); $people : collectList( $somebody ) )
[then]the duty ends when the person dies, moves away or withdraws=judge.dutyEndsWithDeathMoveOrWithdrawal( $people, $withdrawnOn );
[when]- the duty ends when the support ends=$dutyEndsOn : endedOn
[then]the duty ends when the support ends=judge.dutyEnds( "the support ended", $dutyEndsOn );
[when]- the duty ends when the package ends=$dutyEndsOn : endedOn
[then]the duty ends when the package ends=judge.dutyEnds( "the package ended", $dutyEndsOn );
[when]- the duty ends when its registration ends=$dutyEndsOn : deactivatedOn
[then]the duty ends when its registration ends=judge.dutyEnds( "the registration ended", $dutyEndsOn );

# How long it may take.
[then]the limit is {hours} hours?=judge.limit( {hours}, "HOUR" );
[then]the limit is {days} days?, not counting the start day=judge.limit( {days}, "DAY_EXCL" );
[then]the limit is {days} days?, counting the start day=judge.limit( {days}, "DAY_INCL" );
[then]the limit is {days} days?=judge.limit( {days}, "DAY_EXCL" );
[then]the limit is {workingDays} working days?, not counting the start day=judge.limit( {workingDays}, "WD_EXCL" );
[then]the limit is {workingDays} working days?=judge.limit( {workingDays}, "WD_EXCL" );
[then]the limit is {months} months?, to the same date=judge.limit( {months}, "MONTH" );
[then]the limit is {months} months?=judge.limit( {months}, "MONTH" );
[then]the limit is {months} months?, beginning with the start day=judge.limit( {months}, "MONTH_INCL" );
[then]every later limit is {days} days?, not counting the start day=judge.laterLimit( {days}, "DAY_EXCL" );
[then]every later limit is {workingDays} working days?, not counting the start day=judge.laterLimit( {workingDays}, "WD_EXCL" );
[then]every later limit is {months} months?, to the same date=judge.laterLimit( {months}, "MONTH" );
[then]a deadline on a day off moves to the next working day=judge.deadlineRolls();
[when]- the deadline comes sooner when an urgent authorisation ends=$soonerDay : urgentEndsOn
[then]the deadline comes sooner when an urgent authorisation ends=judge.deadlineComesSooner( "the urgent authorisation ends", $soonerDay );

# When it is due soon.
[then]it is due soon from minute {minutes}=judge.dueSoonFromMinute( {minutes} );
[then]it is due soon from hour {hours}=judge.dueSoonFromHour( {hours} );
[then]it is due soon from day {days}=judge.dueSoonFromDay( {days} );
[then]it is due soon from working day {workingDays}=judge.dueSoonFromWorkingDay( {workingDays} );
[then]it is due soon in the last {days} days?=judge.dueSoonInTheLastDays( {days} );
[then]it is due soon in the last {workingDays} working days?=judge.dueSoonInTheLastWorkingDays( {workingDays} );
[then]later it is due soon in the last {days} days?=judge.laterDueSoonInTheLastDays( {days} );

# How grave a breach is.
[then]a breach is {severity}=judge.severity( "{severity}" );
[then]a breach is {severity} after {days} days?=judge.severityAfter( "{severity}", {days}, "DAY_EXCL" );
[then]a breach is {severity} after {workingDays} working days?=judge.severityAfter( "{severity}", {workingDays}, "WD_EXCL" );
[then]a breach is {severity} after {months} months?=judge.severityAfter( "{severity}", {months}, "MONTH" );
[then]a breach is {severity} when more than {days} days? late=judge.severityWhenLate( "{severity}", {days}, "DAY_EXCL" );
[then]a breach is {severity} when more than {months} months? late=judge.severityWhenLate( "{severity}", {months}, "MONTH" );
[then]a breach is {severity} if the person is in hospital=judge.severityIf( "{severity}", "the person is in hospital", $inHospital );

# Provider ratings.
[when]the latest rating of the location=accumulate( $rating : Rating( ref == $locationId ); $ratings : collectList( $rating ) )
[then]the latest rating of the location=judge.ratedBy( $ratings );
[when]the latest rating of the location is below Good=Rating( ref == $locationId, band == Rating.Band.REQUIRES_IMPROVEMENT || band == Rating.Band.INADEQUATE )
[when]the latest rating of the location is Good or better=Rating( ref == $locationId, band == Rating.Band.GOOD || band == Rating.Band.OUTSTANDING )
[when]- the duty ends with that rating=$ratedGoodOn : publishedOn
[then]the duty ends with that rating=judge.dutyEnds( "a rating of Good or better was published", $ratedGoodOn );
[then]the rating must be Good or better=judge.ratingMustBeGoodOrBetter();
[then]a breach is {severity} if the rating is Inadequate=judge.severityIfInadequate( "{severity}" );
[then]a rating older than {years} years? carries a note=judge.noteRatingsOlderThan( {years} );

# Rates: who counts, and what counts as met.
[when]it is met by a completed review=accumulate( $review : Review( personId == $personId, kind != Review.Kind.SHORT_TERM ); $reviews : collectList( $review ) )
[then]it is met by a completed review=judge.metBy( $reviews );
[when]it is met by a completed re-assessment=accumulate( $assessment : Assessment( personId == $personId, kind == Assessment.Kind.LONG_TERM ); $assessments : collectList( $assessment ) )
[then]it is met by a completed re-assessment=judge.metBy( $assessments );
[then]the person counts after {months} months of support, while it goes on=judge.countsAfterMonthsOfSupport( {months}, $beganOn, $endedOn );
[then]it is met by an event of the last {months} months=judge.metWithinMonths( {months} );
[then]the record counts, and is met when every date the standard needs is there=judge.countsRecord( $record );

# Rates: the colours.
[when]the rate of each team=$tally : Tally( standard.value == "STANDARD-ID", level == "TEAM" )
[then]the rate of each team=judge.rates( $tally );
[when]the rate of each service area=$tally : Tally( standard.value == "STANDARD-ID", level == "SERVICE_AREA" )
[then]the rate of each service area=judge.rates( $tally );
[when]the rate of the council=$tally : Tally( standard.value == "STANDARD-ID", level == "COUNCIL" )
[then]the rate of the council=judge.rates( $tally );
[then]green is above {percent} percent=judge.greenAbove( "{percent}" );
[then]green is {percent} percent or more=judge.greenFrom( "{percent}" );
[then]amber is above {percent} percent=judge.amberAbove( "{percent}" );
[then]amber is {percent} percent or more=judge.amberFrom( "{percent}" );
[then]a red rate is {severity}=judge.redIs( "{severity}" );
