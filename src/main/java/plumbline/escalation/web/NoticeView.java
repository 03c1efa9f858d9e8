package plumbline.escalation.web;

import java.util.UUID;
import plumbline.core.BusinessTime;
import plumbline.escalation.Notice;

/**
 * What a person is told on My work, in words.
 *
 * @param told for whom they stand in; empty when it is for themselves
 */
record NoticeView(UUID id, String reference, String address, String told, String at, String words) {

    static NoticeView of(Notice notice, String reader) {
        return new NoticeView(notice.id(), notice.reference(), notice.address(), notice.told().equals(reader) ? "" : notice.told(), BusinessTime.write(notice.at()), notice.words());
    }
}
