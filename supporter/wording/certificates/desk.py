"""The words of the desk of certificates: found, printed in a run, issued anew, taken out of use."""

from __future__ import annotations

from supporter.wording.shared.words import Said, Words

#: 受講方法, by the way in which a course was completed.
WAYS = {"classroom": "集合", "online": "オンライン", "blended": "併用"}

CERTIFICATES: dict[str, Said] = {
    "office.certificates": "修了証",
    "office.certificate": "修了証の記録",
    "office.issue": "手で修了証を出す",
    "office.run": "修了証の準備",
    "office.stock": "用紙の残り",
    "run.step.names": "氏名の校正",
    "run.step.decision": "決裁用の一覧",
    "run.step.trial": "試し刷り 1枚",
    "run.step.print": "本刷り・押印",
    "run.step.hand": "渡した記録",
    "run.cards_file": "サポーターカード.pdf",
    "run.trial_file": "試し刷り.pdf",
    "run.file": "修了証_{count}枚.pdf",
    "by_hand.person": (
        "お名前の「{characters}」は、印刷の書体にない字です。修了証ではそこを空けて刷りますので、手で書き入れてください。"
    ),
    "by_hand.title": "手で書き入れる字のある方　{count}人",
    "by_hand.run": (
        "印刷の書体にない字は、修了証で空けて刷ります。校正表と一覧では〓と出ます。準備はこのまま進められます。"
    ),
    "run.handed": "この準備で、{count}枚を渡したと記録しています。まちがえたときは、取り消せます。",
    "run.unhand": "渡した記録を取り消す",
    "stock.certificate": "賞状用紙",
    "stock.card": "カード用紙（10面）",
    "certificates.ledger_file": "{town}_修了証交付台帳_{year}年度.pdf",
    "certificates.verifier_file": "修了証の確認_{day}.html",
    "certificates.specimen.level": "基礎",
    "certificates.specimen.course": "基礎講座",
    "certificates.state.issued": "発行ずみ",
    "certificates.state.waiting": "お渡し前",
    "certificates.state.handed": "お渡しずみ",
    "certificates.state.revoked": "使われていません",
    "certificates.state.erased": "氏名を消したもの",
    "register.missing": "欠番",
    "register.reissued": "再交付{times}回",
    "register.handed": "{date}渡し",
    "register.revoked": "使われていません",
    "register.erased": "氏名は消しました",
    "register.between": "・",
    "print.certificates": "修了証 {number}",
    # what a badge says for good, signed
    "badge.about": "{municipality}の{programme}養成講座",
    "badge.criteria": "{course}の所定の課程をすべて修了しました。",
    # in the record that its owner reads
    "log.certificate.issue": Words(
        "{修了証|しゅうりょうしょう}を{担当者|たんとうしゃ}が{出|だ}した",
        "しゅうりょうしょうを スタッフが だしました",
        "Certificate issued by an officer",
    ),
    "log.certificate.reissue": Words(
        "{修了証|しゅうりょうしょう}を{再交付|さいこうふ}した",
        "しゅうりょうしょうを もういちど だしました",
        "Certificate issued anew",
    ),
    "log.certificate.revoke": Words(
        "{修了証|しゅうりょうしょう}を{使|つか}えなくした",
        "しゅうりょうしょうを つかえなくしました",
        "Certificate taken out of use",
    ),
    "log.certificate.used_again": Words(
        "{修了証|しゅうりょうしょう}をもう{一度|いちど}{使|つか}えるようにした",
        "しゅうりょうしょうを また つかえるように しました",
        "Certificate back in use",
    ),
}

CERTIFICATES_SENTENCES: dict[str, Said] = {
    "certificate.number_programme": (
        "事業が二つ以上ある市町村では、番号の書き方「{format}」に事業（programme）も入れてください。"
        "入れないと、同じ番号が二つできます。いまの番号は変わっていません。"
    ),
    "certificate.reason": "理由を入れてください（200文字まで）。記録に残ります。",
    "certificate.nobody_picked": "まだ、だれも選んでいません。表の左の四角で選ぶか、「ぜんぶに出す」を押してください。",
    "certificate.day": "修了した日は、きょうまでの日にしてください。",
    "certificate.replaced": "新しい番号で出し直した修了証です。もとの番号は、もう使えません。",
    "run.empty": "印刷する修了証を、ひとつ以上えらんでください。",
    "run.too_many": "一度に刷れるのは {most} 枚までです。しぼりこんで、二回に分けてください。",
    "run.unprintable": (
        "{serial} は、いまは刷れない修了証です（使われていないか、氏名を消したもの）。"
        "外して、もう一度えらんでください。"
    ),
    "run.day": "渡した日は、きょうまでの日にしてください。",
    "run.shift": "ずらす長さは、左右も上下も 10 mm までの数で入れてください（例：1.5、-2）。",
    "stock.count": "枚数は 1 以上の数で入れてください。残りより多くは使えません。",
}
