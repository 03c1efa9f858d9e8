package plumbline.assurance.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import plumbline.assurance.Board;
import plumbline.assurance.BoardView;
import plumbline.core.BusinessTime;

/** The page the board opens first. */
@Controller
class BoardPage {

    private final Board board;

    BoardPage(Board board) {
        this.board = board;
    }

    @GetMapping("/board")
    String show(Model model) {
        BoardView view = board.view();
        model.addAttribute("board", view);
        model.addAttribute("at", BusinessTime.write(view.at()));
        return "assurance/board";
    }
}
