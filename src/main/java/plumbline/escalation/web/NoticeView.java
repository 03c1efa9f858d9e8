package plumbline.escalation.web;

import java.util.UUID;
import plumbline.core.BusinessTime;
import plumbline.escalation.Notice;

/** What a person is told on My work, in words. */
record NoticeView(UUID id, UUID escalation, String reference, String at, String words) {

    static NoticeView of(Notice notice) {
        return new NoticeView(notice.id(), notice.escalation().value(), notice.reference(), BusinessTime.write(notice.at()), notice.words());
    }
}
