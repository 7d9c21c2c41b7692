"""The words of the command line, for staff in Japanese alone: what each command and option is, and what it tells."""

from __future__ import annotations

from supporter.wording.shared.words import Said

_HELP: dict[str, Said] = {
    "cli.supporter": "つながりサポーター：講座・名簿・修了証",
    "cli.staff": "職員",
    "cli.municipality": "市町村",
    "cli.version": "この supporter の版を言う。",
    "cli.help.usage": "使い方：{command}",
    "cli.help.commands": "コマンド",
    "cli.help.arguments": "書くもの",
    "cli.help.options": "つけられるもの",
    "cli.help.this": "この説明を見る",
    "cli.help.default": "（既定：{value}）",
    "cli.help.required": "（かならず）",
    "cli.data": "データの置き場所（既定：./data）",
    "cli.code": "市町村の6けたの団体コード",
    "cli.by_command": "コマンドによる書き出し",
    "cli.output": "書き出す先",
    "cli.since": "この日から（例：2026-04-01）",
    "cli.until": "この日まで（例：2027-03-31）",
    "cli.reason": "書き出す理由（記録に残ります）",
    "cli.serve": "学びの場をひらく。",
    "cli.serve.demo": "架空の人たちで試す（./demo、この機械だけ）",
    "cli.serve.host": "待ち受けるアドレス（既定：127.0.0.1）",
    "cli.serve.port": "待ち受ける番号（既定：8080）",
    "cli.serve.url": "外から見えるアドレス（SUPPORTER_URL）",
    "cli.serve.courses": "講座のフォルダを足す",
    "cli.serve.quizzes": "確認テストのフォルダを足す",
    "cli.serve.reload": "講座の原稿を直すと、すぐ画面に出す",
    "cli.check": "講座と確認テストの原稿を調べる。直すところを、ぜんぶ一度に言う。",
    "cli.check.paths": "調べる講座・確認テストのフォルダ",
    "cli.roster": "修了者の名簿を書き出す。サーバーが動いていても使える。",
    "cli.force": "同じ名のファイルがあれば置きかえる",
    "cli.roster.form": "かたち（xlsx・csv・csv-cp932・json）",
    "cli.roster.course": "講座（例：kiso）",
    "cli.roster.programme": "事業",
    "cli.sample": "架空の人たちを、何もないデータの置き場所に作る。",
    "cli.sample.learners": "人数（1〜200000）",
    "cli.sample.sessions": "会場の講座の回数（0〜5000）",
    "cli.sample.seed": "同じ数なら、同じ人たち",
    "cli.doctor": "置き場所・鍵・書体・アドレス・時計・相談先を調べ、どうすればよいかを言う。",
    "cli.staff_add": "職員を足す。はじめのパスワードを一度だけ出す。",
    "cli.staff_add.id": "サインインに使う名（英小文字・数字）",
    "cli.staff_add.name": "氏名",
    "cli.staff_add.role": (
        "役割：講師（trainer）、担当者（officer）、広域の担当者（coordinator）、管理者（administrator）、"
        "監査の担当者（inspector）"
    ),
    "cli.municipality_add": "市町村の設定を読み込む（同じコードがあれば置きかえる）。",
    "cli.municipality_add.source": "設定のファイル（YAML）か、見本のある団体コード",
    "cli.backup": "控えをとる。サーバーが動いていてもよい。",
    "cli.backup.folder": "新しく作るフォルダ",
    "cli.restore": "控えから、何もない置き場所へもどす。消去の記録にある方は、もどしたあとで消し直す。",
    "cli.restore.folder": "控えのフォルダ",
    "cli.restore.erasures": "消去の記録（もとの置き場所の erasures.jsonl）",
    "cli.rebuild": "一覧のための要約を、受講記録から作り直す。",
    "cli.erase_due": "消す日が来た方の記録を消す（サーバーは毎日、自分で消します）。",
    "cli.audit": "監査の記録",
    "cli.audit_verify": "記録が、書かれたときのままか調べる。ちがうところがあれば、どこかを言う（終わりの値は 1）。",
    "cli.audit_verify.known": "控えておいた「行:指紋」（引継書などにあります）",
    "cli.audit_export": "期間の記録を書き出す（一年まで）。書き出したことも記録に残る。",
    "cli.audit_export.output": "書き出す先（.csv か .xlsx）",
    "cli.take_in": "通信のない会場で使うこの機械に、持ち出した講座を入れる。",
    "cli.take_in.passphrase": "ファイルの合言葉",
    "cli.take_in.file": "持ち出しファイル（.supporter）",
    "cli.export_class": "通信のない会場で終えた講座を、持ち帰りファイルにする。",
    "cli.export_class.session": "実施番号（例：R8-005）。講座が一つだけなら要りません",
}

_TOLD: dict[str, Said] = {
    "cli.reloaded": "原稿を読み直しました。",
    "cli.demo.loopback": "--demo は、この機械だけで動きます（--host 127.0.0.1）。",
    "cli.demo.who": "だれ",
    "cli.demo.where": "どこから",
    "cli.demo.number": "番号・名",
    "cli.demo.secret": "暗証番号・パスワード",
    "cli.demo.learner": "{name}（受講者）",
    "cli.demo.fiction": "人も番号も架空です。とめるときは Ctrl+C。",
    "cli.check.no_folder": "フォルダがありません",
    "cli.check.nothing": "講座も確認テストもありません",
    "cli.check.no_courses": "講座がありません",
    "cli.check.found": "直すところ {errors}件、気になるところ {warnings}件",
    "cli.roster.written": "{output}：{count}人",
    "cli.roster.replaced_file": "{roster}_置きかえた字.csv",
    "cli.roster.replaced": "{row}行 {column}「{value}」：{character}（{codepoint}）→ {replacement}　{reason}",
    "cli.roster.replaced_nothing": "なし",
    "cli.roster.replaced_all": "CP932 にない字を {count}か所 置きかえました。一覧：{report}",
    "cli.sample.making": "作っています",
    "cli.sample.made": ("{data}：{learners}人（修了 {done}人）、会場の講座 {sessions}回。人も番号も架空です。"),
    "cli.staff_add.password": "{id} のはじめのパスワード：{password}",
    "cli.staff_add.next": "本人に伝えてください。最初のサインインで、本人が新しいものに変えます。",
    "cli.municipality_add.done": "{name}の設定を読み込みました。",
    "cli.backup.done": (
        "控えをとり、読み返しました：{folder}　受講者 {people}人、修了証 {certificates}枚（別の場所にも写してください）"
    ),
    "cli.restore.done": "控えからもどしました：受講者 {people}人、修了証 {certificates}枚。{again}",
    "cli.restore.erased": "消し直した方：{count}人",
    "cli.restore.no_ledger": "消去の記録がなかったので、消し直しはしていません。",
    "cli.restore.renewed": (
        "消す日を、今日から30日後に改めた方：{count}人（控えのあとで、とりやめた方かもしれません）"
    ),
    "cli.rebuild.done": "ちがっていた要約：{count}件",
    "cli.erase_due.done": "記録を消した方：{count}人",
    "cli.audit.broken.changed": "{at} 行目が、書かれたときとちがいます。",
    "cli.audit.broken.missing": "{at} 行目がありません。",
    "cli.audit.broken.older": "つながりより前の記録が、封じたときとちがいます。",
    "cli.audit.broken.end": "{at} 行目から後が、ありません。",
    "cli.audit.different": (
        "{seq} 行目の指紋が、控えておいたものとちがいます。記録が切られたか、書き直されたかもしれません。"
    ),
    "cli.audit.compare": "控え（バックアップ）とくらべ、だれがファイルにさわれたかをお確かめください。",
    "cli.audit.whole": "監査の記録 {lines}行は、書かれたときのままです（つながりより前：{older}件）。",
    "cli.audit.span": "はじめ {first}　おわり {last}（日本時間）",
    "cli.audit.to_keep": "控え用：{seq}:{hash}",
    "cli.audit.forms": "書き出す先の名は、.csv か .xlsx で終わらせてください。",
    "cli.audit.written": "{output}：{count}行",
    "cli.take_in.done": "{held_on}　{venue} を、この機械に入れました。",
    "cli.take_in.password": "ID：{id}\nパスワード：{password}（講座の次の日まで。ここにしか出ません）",
    "cli.take_in.address": "この機械の番号",
    "cli.take_in.next": (
        "会場の Wi-Fi につないで「supporter serve --host 0.0.0.0 --url {site}」で始め、{site}/staff から入ります。"
    ),
    "cli.export_class.one": "{number}（{held_on}　{venue}）",
    "cli.export_class.done": (
        "{output}：書き出しました（取扱注意）。市町村のサーバーの「持ち帰りの取りこみ」から送ってください。"
    ),
}

_DOCTOR: dict[str, Said] = {
    "doctor.no_town": "市町村がまだありません",
    "doctor.no_town.do": "supporter municipality add を使ってください",
    "doctor.clock_wrong": "時計が {today} を指しています",
    "doctor.clock_wrong.do": "機械の日付と時刻を合わせてください",
    "doctor.clock": "時計：{now}（日本時間）",
    "doctor.no_folder": "データの置き場所がありません：{folder}",
    "doctor.no_folder.do": "--data か SUPPORTER_DATA を確かめるか、supporter serve で作ってください",
    "doctor.folder_open": "ほかの人も置き場所を開けます：{folder}",
    "doctor.folder": "置き場所：{folder}（持ち主だけが開けます）",
    "doctor.no_key": "鍵がありません：{name}",
    "doctor.no_key.do": "次に supporter serve をひらくと作られます",
    "doctor.key_open": "ほかの人も鍵を読めます：{path}",
    "doctor.key": "鍵：{name}",
    "doctor.erasures_open": "ほかの人も消去の記録を読めます：{path}",
    "doctor.erasures": "消去の記録：{count}人（控えには入りません。別の場所にも写してください）",
    "doctor.erasures_damaged": "消去の記録を読めません：{why}",
    "doctor.erasures_damaged.do": "別に写しておいた記録と置きかえてください",
    "doctor.disk_full": "ディスクの空きが {free} MB です",
    "doctor.disk_full.do": "500 MB より多く空けてください",
    "doctor.disk": "ディスクの空き：{free} GB",
    "doctor.fonts_damaged": "書体のファイルが違います：{fonts}",
    "doctor.fonts_damaged.do": "入れ直してください（pip install）",
    "doctor.fonts": "書体：そろっています",
    "doctor.content_wrong": "講座の原稿に直すところが {count}件",
    "doctor.content_wrong.do": "supporter check を見てください",
    "doctor.content": "講座の原稿：直すところはありません",
    "doctor.no_address": "SUPPORTER_URL が決まっていません",
    "doctor.no_address.do": ("はじめの修了証を出す前に、SUPPORTER_URL=https://… を決めてください（QR に入ります）"),
    "doctor.address_plain": "{url} は暗号化されません",
    "doctor.address_plain.do": "会場の中だけで使うのでなければ https にしてください",
    "doctor.address": "アドレス：{url}",
    "server.places": "同時につながる電話：{phones}台まで（開けるファイル {files}）",
    "doctor.files": "同時につながる電話：{phones}台まで（開けるファイル {files}）",
    "doctor.files_few": "同時につながる電話は {phones}台までです（開けるファイル {files}）",
    "doctor.files_few.do": "ulimit -n 65536 か、systemd なら LimitNOFILE=65536 にしてください",
    "server.nicegui": (
        "NiceGUI {installed} が入っています。画面は {wanted} に合わせてあります。うまく出ないときは、"
        "入れなおしてください（pip install 'nicegui~={wanted}.0'）。"
    ),
    "doctor.way": "{url} から届きます（Host と、来た人のアドレスも）",
    "doctor.way.lost": "{url} から、このサーバーに届きません",
    "doctor.way.lost.do": "名前（DNS）と逆プロキシの行き先を確かめてください",
    "doctor.way.host": "逆プロキシが Host を渡していません（届いたのは {host}）",
    "doctor.way.host.do": (
        "nginx なら proxy_set_header Host $http_host; を書いてください（ないと、どの書きこみも受け取れません）"
    ),
    "doctor.way.made_up": "逆プロキシが、来た人の名のったアドレスをそのまま通しています",
    "doctor.way.made_up.do": "nginx なら proxy_set_header X-Forwarded-For $remote_addr; を書いてください",
    "doctor.way.unnamed": "逆プロキシが、来た人のアドレスを渡していません（みな一人に見えます）",
    "doctor.way.unnamed.do": "nginx なら proxy_set_header X-Forwarded-For $remote_addr; を書いてください",
    "doctor.way.untrusted": "逆プロキシ（{client}）の言うアドレスを使っていません（みな一人に見えます）",
    "doctor.way.untrusted.do": (
        "SUPPORTER_PROXIES={client} を決めて、始め直してください"
        "（nginx なら proxy_set_header X-Forwarded-For $remote_addr; も）"
    ),
    "doctor.store_in_use": "データ：サーバーが使っています（中を調べるには、止めてからどうぞ）",
    "doctor.store_damaged": "データが傷んでいます：{why}",
    "doctor.store_damaged.do": "控えからもどしてください（supporter restore）",
    "doctor.contacts_late": "{town}：相談先の確認日がすぎています（{contacts}）",
    "doctor.contacts_late.do": "電話番号を確かめてください",
    "doctor.no_issuer": "{town}：修了証の発行者の氏名がありません",
    "doctor.no_issuer.do": "市町村の設定に書いてください",
    "doctor.few_officers": "{town}：担当が {count}人です",
    "doctor.few_officers.do": "休みや異動にそなえて、二人以上にしてください",
}

#: What stops a command.
_STOPPED: dict[str, Said] = {
    "cli.stopped.content": "講座の原稿に直すところがあります。直してから、もう一度どうぞ。",
    "cli.stopped.in_use": (
        "置き場所「{folder}」は、ほかで使われています。そちらを止めるか、--data で別の場所をどうぞ。"
    ),
    "cli.stopped.ledger": (
        "消去の記録を読めません：{place}。何も書きかえていません。別に写しておいた記録と置きかえてからどうぞ。"
    ),
    "cli.stopped.damaged": (
        "データが傷んでいます：{place}。何も書きかえていません。控えからもどせます（supporter restore）。"
    ),
    "cli.stopped.newer": "データは、この版より新しい supporter のものです。supporter を新しくしてからどうぞ。",
    "cli.stopped.full": ("ディスクに空きがありません。空けてから、もう一度どうぞ。これまでの記録は残っています。"),
    "cli.stopped.disk": (
        "ディスクに書けませんでした。これまでの記録は残っています。ディスクを確かめて、はじめ直してください。"
    ),
    "cli.stopped.not_empty": "もどす先に記録があります：{folder}。何もない置き場所を --data で指定してください。",
    "cli.stopped.settings": "設定を読めません：{fields}。値をお確かめください。",
    "cli.stopped.port": "待ち受ける番号は、ほかで使われています。--port で別の番号を指定してください。",
    "cli.stopped.exists": "{path} は、もうあります。まだない名前を指定してください。",
    "cli.stopped.replace": "{path} は、もうあります。別の名前にするか、置きかえるなら --force を付けてください。",
    "cli.stopped.system": "{why}：{path}。場所と権限をお確かめください。",
    "cli.system.missing": "見つかりません",
    "cli.system.forbidden": "開く・書く権限がありません",
    "cli.system.no_folder": "フォルダではありません",
    "cli.system.folder": "ファイルでなくフォルダです",
    "cli.system.full": "ディスクに空きがありません",
    "cli.system.address": "この機械にないアドレスです（--host）",
    "cli.system.other": "機械のことば「{said}」",
    "cli.stopped.server": (
        "サーバーの中で、思いがけないことが起きました（{status}）。サーバーの記録をごらんください。"
    ),
}

#: A command that was typed amiss.
_MISTYPED: dict[str, Said] = {
    "cli.mistyped.option": "「{name}」という指定はありません。",
    "cli.mistyped.command": "そのコマンドはありません。あるのは、{names} です。",
    "cli.mistyped.missing": "「{name}」が要ります（{help}）。",
    "cli.mistyped.no_value": "「{name}」のあとに、値が要ります。",
    "cli.mistyped.too_many": '余分なことばがあります。空白のある名前は、引用符（"…"）でかこんでください。',
    "cli.mistyped.value": "「{name}」の値が、見つからないか、かたちがちがいます（{help}）。",
    "cli.mistyped.near": "近いもの：{names}",
    "cli.mistyped.help": "使い方：{command} --help",
}

COMMANDS: dict[str, Said] = {**_HELP, **_TOLD, **_DOCTOR, **_STOPPED, **_MISTYPED}
