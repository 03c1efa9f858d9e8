package plumbline.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Assessment;
import plumbline.facts.BrokerageRequest;
import plumbline.facts.CaseRecord;
import plumbline.facts.Concern;
import plumbline.facts.DolsApplication;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.LongTermSupport;
import plumbline.facts.PackageStart;
import plumbline.facts.Pause;
import plumbline.facts.Person;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.facts.SupportPlan;

/** One person's facts, sorted by type: what a program without a rule engine would put together first. */
final class PlainPerson {

    @Nullable Person person;
    final List<Request> requests = new ArrayList<>(2);
    final List<Assessment> assessments = new ArrayList<>(2);
    final List<Review> reviews = new ArrayList<>(2);
    final List<SupportPlan> plans = new ArrayList<>(2);
    final List<Pause> pauses = new ArrayList<>(1);
    final List<LongTermSupport> supports = new ArrayList<>(1);
    final List<PackageStart> packages = new ArrayList<>(2);
    final List<Concern> concerns = new ArrayList<>(1);
    final List<DolsApplication> applications = new ArrayList<>(1);
    final List<BrokerageRequest> brokerage = new ArrayList<>(1);
    final List<CaseRecord> records = new ArrayList<>(2);

    /** Everybody of a partition. */
    static Collection<PlainPerson> of(FactPartition partition) {
        Map<Long, PlainPerson> people = new LinkedHashMap<>();
        for (Fact fact : partition.facts()) {
            if (fact instanceof Person found) {
                of(people, found.id()).person = found;
            } else if (fact instanceof Request request) {
                of(people, request.personId()).requests.add(request);
            } else if (fact instanceof Assessment assessment) {
                of(people, assessment.personId()).assessments.add(assessment);
            } else if (fact instanceof Review review) {
                of(people, review.personId()).reviews.add(review);
            } else if (fact instanceof SupportPlan plan) {
                of(people, plan.personId()).plans.add(plan);
            } else if (fact instanceof Pause pause) {
                of(people, pause.personId()).pauses.add(pause);
            } else if (fact instanceof LongTermSupport support) {
                of(people, support.personId()).supports.add(support);
            } else if (fact instanceof PackageStart start) {
                of(people, start.personId()).packages.add(start);
            } else if (fact instanceof Concern concern) {
                of(people, concern.personId()).concerns.add(concern);
            } else if (fact instanceof DolsApplication application) {
                of(people, application.personId()).applications.add(application);
            } else if (fact instanceof BrokerageRequest request) {
                of(people, request.personId()).brokerage.add(request);
            } else if (fact instanceof CaseRecord record) {
                of(people, record.personId()).records.add(record);
            }
        }
        return people.values();
    }

    private static PlainPerson of(Map<Long, PlainPerson> people, long id) {
        return people.computeIfAbsent(id, unknown -> new PlainPerson());
    }
}
