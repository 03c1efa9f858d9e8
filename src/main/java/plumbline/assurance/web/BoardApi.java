package plumbline.assurance.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.assurance.Board;
import plumbline.assurance.BoardView;

/** {@code GET /api/v1/board}: the figures of the Board page. */
@RestController
class BoardApi {

    private final Board board;

    BoardApi(Board board) {
        this.board = board;
    }

    @GetMapping("/api/v1/board")
    BoardView view() {
        return board.view();
    }
}
