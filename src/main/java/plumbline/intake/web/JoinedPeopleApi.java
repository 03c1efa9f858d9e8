package plumbline.intake.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.intake.JoinedPeople;
import plumbline.intake.JoinedPeople.Apart;
import plumbline.intake.JoinedPeople.Joined;

/** Who is recorded twice and read as one person, and who was parted, over the API. */
@RestController
@RequestMapping("/api/v1/imports/joined-people")
class JoinedPeopleApi {

    private final JoinedPeople people;

    JoinedPeopleApi(JoinedPeople people) {
        this.people = people;
    }

    /** One page of second records; {@code page} counts from 1. */
    record JoinedPage(List<RecordView> records, int page, int pages, int total) {
    }

    /** A second record, the person it is or was read as, and how somebody parted the two, if somebody did. */
    record RecordView(String record, String person, @Nullable PartedView parted) {

        static RecordView of(Joined joined) {
            return new RecordView(joined.record(), joined.person(), null);
        }

        static RecordView of(Apart apart) {
            return new RecordView(apart.record(), apart.person(), new PartedView(apart.reason(), apart.partedBy(), apart.partedAt()));
        }
    }

    /** How somebody knows that they are two people. */
    record PartedView(String reason, String by, Instant at) {
    }

    /** The reference of the second record, and how somebody knows that it is somebody else's. */
    record RecordForm(@Nullable String record, @Nullable String reason) {

        String reference() {
            return record == null ? "" : record.strip();
        }
    }

    @GetMapping
    JoinedPage list(@RequestParam(defaultValue = "false") boolean parted, @RequestParam(defaultValue = "1") int page) {
        Page<RecordView> found = parted ? people.apart(page).map(RecordView::of) : people.joined(page).map(RecordView::of);
        return new JoinedPage(found.items(), found.number(), found.pages(), found.total());
    }

    @PostMapping("/part")
    ResponseEntity<Object> part(@RequestBody RecordForm form, @AuthenticationPrincipal SignedInUser user) {
        return answer(people.part(form.reference(), form.reason() == null ? "" : form.reason(), user.actor()).map(RecordView::of));
    }

    @PostMapping("/join")
    ResponseEntity<Object> join(@RequestBody RecordForm form, @AuthenticationPrincipal SignedInUser user) {
        return answer(people.join(form.reference(), user.actor()).map(RecordView::of));
    }

    private static ResponseEntity<Object> answer(Attempt<RecordView> attempt) {
        return attempt instanceof Attempt.Refused<RecordView> refused ? Problems.of(refused) : ResponseEntity.ok(((Attempt.Done<RecordView>) attempt).value());
    }
}
