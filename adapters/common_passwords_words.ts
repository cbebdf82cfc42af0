/**
 * The most used passwords of several public leaks, most used first, and a few Danish ones of our own.
 *
 * From the frequency lists of zxcvbn 4.4.2, Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc., under the MIT licence:
 * permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
 * files, to deal in the software without restriction, including without limitation the rights to use, copy, modify, merge,
 * publish, distribute, sublicense, and/or sell copies of the software, and to permit persons to whom the software is furnished
 * to do so, subject to the following conditions: the above copyright notice and this permission notice shall be included in
 * all copies or substantial portions of the software. The software is provided "as is", without warranty of any kind, express
 * or implied, including but not limited to the warranties of merchantability, fitness for a particular purpose and
 * noninfringement. In no event shall the authors or copyright holders be liable for any claim, damages or other liability,
 * whether in an action of contract, tort or otherwise, arising from, out of or in connection with the software or the use or
 * other dealings in the software.
 */
export const WORDS = String.raw`
123456 password 12345678 qwerty 123456789 12345 1234 111111 1234567 dragon 123123 baseball abc123 football monkey
letmein shadow master 696969 mustang 666666 qwertyuiop 123321 1234567890 pussy superman 654321 1qaz2wsx 7777777
fuckyou qazwsx jordan 123qwe 000000 killer trustno1 hunter harley zxcvbnm asdfgh buster batman soccer tigger charlie
sunshine iloveyou fuckme ranger hockey computer starwars asshole pepper klaster 112233 zxcvbn freedom princess maggie
pass ginger 11111111 131313 fuck love cheese 159753 summer chelsea dallas biteme matrix yankees 6969 corvette austin
access thunder merlin secret diamond hello hammer fucker 1234qwer silver gfhjkm internet samantha golfer scooter test
orange cookie q1w2e3r4t5 maverick sparky phoenix mickey bigdog snoopy guitar whatever chicken camaro mercedes peanut
ferrari falcon cowboy welcome sexy samsung steelers smokey dakota arsenal boomer eagles tigers marina nascar booboo
gateway yellow porsche monster spider diablo hannah bulldog junior london purple compaq lakers iceman qwer1234
hardcore cowboys money banana ncc1701 boston tennis q1w2e3r4 coffee scooby 123654 nikita yamaha mother barney brandy
chester fuckoff oliver player forever rangers midnight chicago bigdaddy redsox angel badboy fender jasper slayer
rabbit natasha marine bigdick wizard marlboro raiders prince casper fishing flower jasmine iwantu panties adidas
winter winner gandalf password1 enter ghbdtn 1q2w3e4r golden cocacola jordan23 winston madison angels panther blowme
sexsex bigtits spanky bitch sophie asdfasdf horny thx1138 toyota tiger dick canada 12344321 blowjob 8675309 muffin
liverpoo apples qwerty123 passw0rd abcd1234 pokemon 123abc slipknot qazxsw 123456a scorpion qwaszx butter startrek
rainbow asdfghjkl razz newyork redskins gemini cameron qazwsxedc florida liverpool turtle sierra viking booger
butthead doctor rocket 159357 dolphins captain bandit jaguar packers pookie peaches 789456 asdf dolphin helpme blue
theman maxwell qwertyui shithead lovers maddog giants nirvana metallic hotdog rosebud mountain warrior stupid elephant
suckit success bond007 jackass alexis porn lucky scorpio samson q1w2e3 azerty rush2112 driver freddy 1q2w3e4r5t sydney
gators dexter red123 123456q 12345a bubba creative voodoo golf trouble america nissan gunner garfield bullshit
asdfghjk 5150 fucking apollo 1qazxsw2 2112 eminem legend airborne bear beavis apple brooklyn godzilla skippy
4815162342 buddy qwert kitten magic shelby beaver phantom asdasd xavier braves darkness blink182 copper platinum
qweqwe tomcat 01012011 girls bigboy 102030 animal police online 11223344 voyager lifehack 12qwaszx fish sniper 315475
trinity blazer heaven lover snowball playboy loveme bubbles hooters cricket willow donkey topgun nintendo saturn
destiny pakistan pumpkin digital sergey redwings explorer tits private runner therock guinness lasvegas beatles
789456123 fire cassie christin qwerty1 celtic asdf1234 andrey broncos 007007 babygirl eclipse fluffy cartman michigan
carolina testing alexande birdie pantera cherry vampire mexico dickhead buffalo genius montana beer minecraft maximus
flyers lovely stalker metallica doggie snickers speedy bronco lol123 paradise yankee horses magnum dreams 147258369
lacrosse ou812 goober enigma qwertyu scotty pimpin bollocks surfer cock poohbear genesis star asd123 qweasdzxc racing
hello1 hawaii eagle1 viper poopoo einstein boobies 12345q bitches drowssap simple badger alaska action jester drummer
111222 spitfire forest maryjane champion diesel svetlana friday hotrod 147258 chevy lucky1 westside security google
badass tester shorty thumper hitman mozart zaq12wsx boobs reddog 010203 lizard a123456 123456789a ruslan eagle
1232323q scarface qwerty12 147852 a12345 buddha porno 420420 spirit money1 stargate qwe123 naruto mercury liberty
12345qwert semperfi suzuki popcorn spooky marley scotland kitty cherokee vikings simpsons rascal qweasd hummer loveyou
michael1 patches russia jupiter penguin passion cumshot vfhbyf honda vladimir sandman passport raider bastard 123789
infinity assman bulldogs fantasy sucker 1234554321 horney domino budlight disney ironman usuckballz1 softball brutus
redrum bigred mnbvcxz fktrcfylh karina marines digger kawasaki cougar fireman oksana monday cunt justice nigger super
wildcats tinker logitech dancer swordfis avalon everton alexandr motorola patriots hentai madonna pussy1 ducati
colorado connor juventus galore smooth freeuser warcraft boogie titanic wolverin elizabet arizona valentin saints
asdfg accord test123 password123 christ yfnfif stinky slut spiderma naughty chopper hello123 ncc1701d extreme skyline
poop zombie pearljam 123qweasd froggy awesome vision pirate fylhtq dreamer bullet predator empire 123123a kirill
charlie1 panthers penis skipper nemesis rasdzv3 peekaboo rolltide cardinal psycho danger mookie happy1 wanker chevelle
manutd goblue 9379992 hobbes vegeta fyfcnfcbz 852456 picard 159951 windows loverboy victory vfrcbv bambam serega
123654789 turkey tweety galina hiphop rooster changeme berlin taurus suckme polina electric avatar 134679 maksim
raptor alpha1 hendrix newport bigcock brazil spring a1b2c3 madmax alpha britney sublime darkside bigman wolfpack
classic hercules ronaldo letmein1 1q2w3e 741852963 spiderman blizzard 123456789q cheyenne cjkysirj tiger1 wombat
bubba1 pandora zxc123 holiday wildcat devils horse alabama 147852369 caesar 12312 buddy1 bondage pussycat pickle
shaggy catch22 leather chronic a1b2c3d4 admin qqq111 qaz123 airplane kodiak freepass billybob sunset katana phpbb
chocolat snowman angel1 stingray firebird wolves zeppelin detroit pontiac gundam panzer vagina outlaw redhead tarheels
greenday nastya 01011980 hardon engineer dragon1 hellfire serenity cobra fireball lickme darkstar 1029384756 01011
mustang1 flash 124578 strike beauty pavilion 01012000 bobafett dbrnjhbz bigmac bowling chris1 ytrewq natali pyramid
rulez welcome1 dodgers apache swimming whynot teens trooper fuckit defender precious 135790 packard weasel popeye
lucifer cancer icecream 142536 raven swordfish presario viktor rockstar blonde james1 wutang spike pimp atlanta
airforce thailand casino lennon mouse 741852 hacker bluebird hawkeye 456123 theone catfish sailor goldfish nfnmzyf
tattoo pervert barbie maxima nipples machine trucks wrangler rocks tornado lights cadillac bubble pegasus madman
longhorn browns target 666999 eatme qazwsx123 microsoft dilbert christia baller lesbian shooter xfiles seattle qazqaz
cthutq amateur prelude corona freaky malibu 123qweasdzxc assassin 246810 atlantis integra pussies iloveu lonewolf
dragons monkey1 unicorn software bobcat stealth peewee openup 753951 srinivas zaqwsx valentina shotgun trigger
veronika bruins coyote babydoll joker dollar lestat rocky1 hottie random butterfly wordpass smiley sweety snake
chipper woody samurai devildog gizmo maddie soso123aljg mistress freedom1 flipper express hjvfirf moose cessna piglet
polaris teacher montreal cookies wolfgang scully fatboy wicked balls tickle bunny dfvgbh foobar transam pepsi fetish
oicu812 basketba toshiba hotstuff sunday booty gambit 31415926 impala stephani jessica1 hooker lancer knicks shamrock
fuckyou2 stinger 314159 redneck deftones squirt siemens blaster trucker subaru renegade ibanez manson swinger reaper
blondie mylove galaxy blahblah enterpri travel 1234abcd babylon5 indiana skeeter master1 sugar ficken smoke bigone
sweetpea fucked trfnthbyf marino escort smitty bigfoot babes larisa trumpet spartan valera babylon asdfghj yankees1
bigboobs stormy mister hamlet aardvark butterfl marathon paladin cavalier manchester skater indigo hornet buckeyes
01011990 indians karate hesoyam toronto diamonds chiefs buckeye 1qaz2wsx3edc highland hotsex charger redman passwor
maiden drpepper storm pornstar garden 12345678910 pencil sherlock timber thuglife insane pizza jungle jesus1 aragorn
1a2b3c hamster david1 triumph techno lollol pioneer catdog 321654 fktrctq morpheus 141627 pascal shadow1 hobbit
wetpussy erotic consumer blabla justme stones chrissy spartak goforit burger pitbull adgjmptw italia barcelona hunting
colors kissme virgin overlord pebbles sundance emerald doggy racecar irina element 1478963 zipper alpine basket
goddess poison nipple sakura chichi huskers 13579 pussys q12345 ultimate ncc1701e blackie nicola rommel matthew1
caserta omega geronimo sammy1 trojan 123qwe123 philips nugget tarzan chicks aleksandr bassman trixie portugal anakin
dodger bomber superfly madness q1w2e3r4t5y6 loser 123asd fatcat ybrbnf soldier warlock wrinkle1 desire sexual babe
seminole alejandr 951753 11235813 westham andrei concrete access14 weed letmein2 ladybug naked christop trombone
tintin bluesky rhbcnbyf qazxswedc onelove cdtnkfyf whore vfvjxrf titans stallion truck hansolo blue22 smiles beagle
panama kingkong flatron inferno mongoose connect poiuyt snatch qawsed juice blessed rocker snakes turbo bluemoon
sex4me finger jamaica a1234567 mulder beetle fuckyou1 passat immortal plastic 123454321 anthony1 whiskey dietcoke suck
spunky magic1 monitor cactus exigen planet ripper teen spyder apple1 nolimit hollywoo sluts sticky trunks 1234321
14789632 pickles sailing bonehead ghbdtnbr delta charlott rubber 911911 112358 molly1 yomama hongkong jumper william1
ilovesex faster unreal cumming memphis 1123581321 nylons legion sebastia shalom pentium geheim werewolf funtime ferret
orion curious 555666 niners cantona sprite philly pirates abgrtyu lollipop eternity boeing super123 sweets cooldude
tottenha green1 jackoff stocking 7895123 moomoo martini biscuit drizzt colt45 fossil makaveli snapper satan666 maniac
salmon patriot verbatim nasty shasta asdzxc shaved blackcat raistlin qwerty12345 punkrock cjkywt 01012010 4128
waterloo crimson twister oxford musicman seinfeld biggie condor ravens megadeth wolfman cosmos sharks banshee keeper
foxtrot gn56gn56 skywalke velvet black1 sesame dogs squirrel privet sunrise wolverine sucks legolas grendel ghost cats
carrot frosty lvbnhbq blades stardust frog qazwsxed 121314 coolio brownie groovy twilight daytona vanhalen pikachu
peanuts licker hershey jericho intrepid ninja 1234567a zaq123 lobster goblin punisher strider shogun kansas amadeus
seven7 jason1 neptune showtime muscle oldman ekaterina rfrfirf getsome showme 111222333 obiwan skittles danni tanker
maestro tarheel anubis hannibal anal newlife gothic shark fighter blue123 blues 123456z princes slick chaos thunder1
sabine 1q2w3e4r5t6y python test1 mirage devil clover tequila chelsea1 surfing delete potato chubby panasonic sandiego
portland baggins fusion sooners blackdog buttons californ moscow playtime mature 1a2b3c4d dagger dima stimpy asdf123
gangster warriors iverson chargers byteme swallow liquid lucky7 dingdong nymets cracker mushroom 456852 crusader
bigguy miami dkflbvbh bugger nimrod tazman stranger newpass doodle powder gotcha guardian dublin slapshot septembe
147896325 pepsi1 milano grizzly woody1 knights photos 2468 nookie charly rammstein brasil 123321123 scruffy munchkin
poopie 123098 kittycat latino walnut 1701 thegame viper1 1passwor kolobok picasso robert1 barcelon bananas trance
auburn coltrane eatshit goodluck starcraft wheels parrot postal blade wisdom pink gorilla katerina pass123 andrew1
shaney14 dumbass osiris fuck_inside oakland discover ranger1 spanking lonestar bingo meridian ping heather1 dookie
stonecol megaman 192837465 rjntyjr ledzep lowrider 25802580 richard1 firefly griffey racerx paradox ghjcnj gangsta
zaq1xsw2 tacobell weezer sirius halflife buffett shiloh 123698745 vertigo sergei aliens sobaka keyboard kangaroo
sinner soccer1 0.0.000 bonjour socrates chucky hotboy sprint 0007 sarah1 scarlet celica shazam formula1 sommer trebor
qwerasdf jeep mailcreated5240 bollox asshole1 fuckface honda1 rebels vacation lexmark penguins 12369874 ragnarok
formula 258456 tempest vfhecz tacoma qwertz colombia flames rockon duck prodigy wookie dodgeram mustangs 123qaz
sithlord smoker server bang incubus scoobydo oblivion molson kitkat titleist rescue zxcv1234 carpet 1122 bigballs
tardis jimbob xanadu blueeyes shaman mersedes pooper pussy69 golfing hearts mallard 12312312 kenwood patrick1 dogg
cowboys1 oracle 123zxc nuttertools 102938 topper 1122334455 shemale sleepy gremlin yourmom 123987 gateway1 printer
monkeys peterpan mikey kingston cooler analsex jimbo pa55word asterix freckles birdman frank1 defiant aussie stud
blondes tatyana 445566 aspirine mariners jackal deadhead katrin anime rootbeer frogger polo scooter1 hallo noodles
thomas1 parola shaolin celine 11112222 plymouth creampie justdoit ohyeah fatass assfuck amazon 1234567q kisses magnus
camel nopass bosco 987456 6751520 harley1 putter champs massive spidey lightnin camelot letsgo gizmodo aezakmi bones
caliente 12121 goodtime thankyou raiders1 brucelee redalert aquarius 456654 catherin smokin pooh mypass astros roller
porkchop sapphire qwert123 kevin1 a1s2d3f4 beckham atomic rusty1 vanilla qazwsxedcrfv hunter1 kaktus cxfcnmt blacky
753159 elvis1 aggies blackjac bangkok scream 123321q iforgot power1 kasper abc12 buster1 slappy shitty veritas
chevrole amber1 01012001 vader amsterdam jammer primus spectrum eduard granny horny1 sasha1 clancy usa123 satan
diamond1 hitler avenger 1221 spankme 123456qwerty simba smudge scrappy labrador john316 syracuse front242 falcons
husker candyman commando gator pacman delta1 pancho krishna fatman clitoris pineappl lesbians 8j4ye3uz barkley vulcan
punkin boner celtics monopoly flyboy romashka hamburg 123456aa lick gangbang 223344 area51 spartans aaa111 tricky
snuggles drago homerun vectra homer1 hermes topcat cuddles infiniti 1234567890q cosworth goose phoenix1 killer1 ivanov
bossman qawsedrf peugeot exigent doberman durango brandon1 plumber telefon horndog laguna rbhbkk dawg webmaster breeze
beast porsche9 beefcake leopard redbull oscar1 topdog godsmack theking pics omega1 speaker viktoria fuckers bowler
starbuck gjkbyf valhalla anarchy blacks herbie kingpin starfish nokia loveit achilles 906090 labtec ncc1701a fitness
jordan1 brando arsenal1 bull kicker napass desert sailboat bohica tractor hidden muppet jackson1 jimmy1 terminator
phillies pa55w0rd terror farside swingers legacy frontier butthole doughboy jrcfyf tuesday sabbath daniel1 nebraska
homers qwertyuio azamat fallen agent007 striker camels iguana looker pinkfloy moloko qwerty123456 dannyboy luckydog
789654 pistol whocares charmed skiing select franky puppy daniil vladik vette vfrcbvrf ihateyou nevada moneys
vkontakte mandingo puppies 666777 mystic zidane kotenok dilligaf budman bunghole zvezda 123457 triton golfball
technics trojans panda laptop rookie 01011991 15426378 aberdeen gustav jethro enterprise igor stripper filter hurrican
rfnthbyf lespaul gizmo1 butch 132435 dthjybrf 1366613 excalibu 963852 nofear momoney possum cutter oilers moocow
cupcake gbpltw batman1 splash svetik super1 soleil bogdan melissa1 vipers babyboy tdutybq lancelot ccbill keystone
passwort flamingo firefox dogman vortex rebel noodle raven1 zaphod killme pokemon1 coolman danila designer skinny
kamikaze deadman gopher doobie warhammer deeznuts freaks engage chevy1 steve1 apollo13 poncho hammers azsxdc dracula
000007 sassy bitch1 boots deskjet 12332 macdaddy mighty rangers1 manchest sterlin casey1 meatball mailman sinatra
cthulhu summer1 bubbas cartoon bicycle eatpussy truelove sentinel tolkien breast capone lickit summit 123456k peter1
daisy1 kitty1 123456789z crazy1 jamesbon texas1 sexygirl 362436 sonic billyboy redhot microsof microlab daddy1 rockets
iloveyo fernand gordon24 danie cutlass polska star69 titties pantyhos 01011985 thekid aikido gofish mayday 1234qwe
coke anfield sony lansing smut scotch sexx catman 73501505 hustler saun dfkthbz passwor1 jenny1 azsxdcfv cheers irish1
gabrie tinman orioles 1225 charlton fortuna 01011970 airbus rustam xtreme bigmoney zxcasd retard grumpy huskies boxing
4runner kelly1 ultima warlord fordf150 oranges rotten asdfjkl superstar denali sultan bikini saratoga thor figaro
sixers wildfire vladislav 128500 sparta mayhem greenbay chewie music1 number1 cancun fabie mellon poiuytrewq cloud9
crunch bigtime chicken1 piccolo bigbird 321654987 billy1 mojo 01011981 maradona sandro chester1 bizkit rjirfrgbde
789123 rightnow jasmine1 hyperion treasure meatloaf armani rovers jarhead 01011986 cruise coconut dragoon utopia
davids cosmo rfhbyf reebok 1066 charli giorgi sticks sayang pass1234 exodus anaconda zaqxsw illini woofwoof emily1
sandy1 packer poontang govols jedi tomato beaner cooter creamy lionking happy123 albatros poodle kenworth dinosaur
greens goku happyday eeyore tsunami cabbage holyshit turkey50 memorex chaser bogart orgasm tommy1 volley whisper
knopka ericsson walleye 321123 pepper1 katie1 chickens tyler1 corrado twisted 100000 zorro clemson zxcasdqwe tootsie
milana zenith fktrcfylhf shania frisco polniypizdec0211 crazybab junebug fugazi rereirf vfvekz 1001 sausage vfczyz
koshka clapton justin1 anhyeuem condom fubar hardrock skywalker tundra cocks gringo 150781 canon vitalik aspire stocks
samsung1 applepie abc12345 arjay gandalf1 boob pillow sparkle gmoney rockhard lucky13 samiam everest hellyeah bigsexy
skorpion rfrnec hedgehog australi candle slacker dicks voyeur jazzman america1 bobby1 br0d3r wolfie vfksirf 1qa2ws3ed
13243546 fright yosemite temp karolina fart barsik surf cheetah baddog deniska starship bootie milena hithere kume
greatone dildo 50cent 0.0.0.000 albion amanda1 midget lion maxell football1 cyclone freeporn nikola bonsai kenshin
slider balloon roadkill killbill 222333 jerkoff 78945612 dinamo tekken rambler goliath cinnamon malaka backdoor fiesta
packers1 rastaman fletch sojdlg123aljg stefano artemis calico nyjets damnit robotech duchess rctybz hooter keywest
18436572 hal9000 mechanic pingpong operator presto sword rasputin spank bristol faggot shado 963852741 amsterda 321456
wibble carrera alibaba majestic ramses duster route66 trident clipper steeler wrestlin divine kipper gotohell kingfish
snake1 passwords buttman pompey viagra zxcvbnm1 spurs 332211 slutty lineage2 oleg macross pooter brian1 qwert1
charles1 slave jokers yzerman swimmer ne1469 nwo4life solnce seamus lolipop pupsik moose1 ivanova secret1 matador
love69 420247 ktyjxrf subway cinder vermont pussie chico florian magick guiness allsop ghetto flash1 a123456789
typhoon dfkthf depeche skydive dammit seeker fuckthis crysis kcj9wx5n umbrella r2d2c3po 123123q snoopdog critter
theboss ding 162534 splinter kinky cyclops jayhawk 456321 caramel qwer123 underdog caveman onlyme grapes feather
hotshot fuckher renault george1 sex123 pippen 000001 789987 floppy cunts megapass 1000 pornos usmc kickass great1
quattro 135246 wassup helloo p0015123 nicole1 chivas shannon1 bullseye java fishes blackhaw jamesbond tunafish juggalo
dkflbckfd 123789456 dallas1 translator 122333 beanie alucard gfhjkm123 supersta magicman ashley1 cohiba xbox360
caligula 12131415 facial 7753191 dfktynbyf cobra1 cigars fang klingon bob123 safari looser 10203 deepthroat malina
200000 tazmania gonzo goalie jacob1 monaco cruiser misfit vh5150 tommyboy marino13 yousuck sharky vfhufhbnf horizon
absolut brighton 123456r death1 kungfu maxx forfun mamapapa enter1 budweise banker getmoney kostya qazwsx12 bigbear
vector fallout nudist gunners royals chainsaw scania trader blueboy walrus eastside kahuna qwerty1234 love123 steph
01011989 cypress champ undertaker ybrjkfq europa snowboar sabres moneyman chrisbln minime nipper groucho whitey
viewsonic penthous wolf359 fabric flounder coolguy whitesox passme smegma skidoo thanatos fucku2 snapple dalejr mondeo
thesims mybaby panasoni sinbad thecat topher frodo sneakers q123456 z1x2c3 alfa chicago1 taylor1 ghjcnjnfr cat123
olivier cyber titanium 0420 madison1 jabroni dang hambone intruder holly1 gargoyle sadie1 static poseidon studly
newcastl sexxxx poppy johannes danzig beastie musica buckshot sunnyday adonis bluedog bonkers 2128506 chrono compute
spawn 01011988 turbo1 smelly wapbbs goldstar ferrari1 778899 quantum pisces boomboom gunnar 1024 test1234 florida1
nike superman1 multiplelo custom motherlode 1qwerty westwood usnavy apple123 daewoo korn stereo sasuke sunflowe
watcher dharma 555777 mouse1 assholes babyblue 123qwerty marius walmart snoop starfire tigger1 paintbal knickers
aaliyah lokomotiv theend winston1 sapper rover erotica scanner racer zeus sexy69 doogie bayern joshua1 newbie scott1
losers droopy outkast martin1 dodge1 wasser ufkbyf rjycnfynby thirteen 12345z 112211 hotred deejay hotpussy 192837
jessic philippe scout panther1 cubbies havefun magpie fghtkm avalanch newyork1 pudding leonid harry1 cbr600 audia4
bimmer fucku 01011984 idontknow vfvfgfgf 1357 aleksey builder 01011987 zerocool godfather mylife donuts allmine
redfish 777888 sascha nitram bounce 333666 smokes 1x2zkg8w rodman stunner zxasqw12 hoosier hairy beretta insert
123456s rtyuehe francesc tights cheese1 micron quartz hockey1 gegcbr searay jewels bogey paintball celeron padres bing
syncmaster ziggy simon1 beaches prissy diehard orange1 mittens aleksandra queens 02071986 biggles thongs southpark
artur twinkle gretzky rabota cambiami monalisa gollum chuckles spike1 gladiator whisky spongebob sexy1 03082006
mazafaka meathead 4121 ou8122 barefoot 12345678q cfitymrf bigass a1s2d3 kosmos blessing titty clevelan terrapin
ginger1 johnboy maggot clarinet deeznutz 336699 stumpy stoney footbal traveler volvo bucket snapon pianoman hawkeyes
futbol casanova tango goodboy scuba honey1 sexyman warthog mustard abc1234 nickel 10203040 meowmeow 1012 boricua
prophet sauron 12qwas reefer andromeda crystal1 joker1 90210 goofy loco lovesex triangle whatsup mellow bengals
monster1 maste 01011910 lover1 love1 123aaa sunshin smeghead hokies sting welder rambo cerberus bunny1 rockford monke
1q2w3e4r5 goldwing gabriell buzzard crjhgbjy james007 rainman groove tiberius purdue nokia6300 hayabusa shou jagger
diver zigzag poochie usarmy phish redwood redwing 12345679 salamander silver1 abcd123 sputnik boobie ripple eternal
12qw34er thegreat allstar slinky gesperrt mishka whiskers pinhead overkill sweet1 rhfcjnrf montgom240 sersolution
jamie1 starman proxy swords nikolay bacardi rasta badgirl rebecca1 wildman penny1 spaceman 1007 10101 logan1 hacked
bulldog1 helmet windsor buffy1 runescape trapper 123451 banane dbrnjh ripken 12345qwe frisky shun fester oasis
lightning ib6ub9 cicero kool pony thedog 784512 01011992 megatron illusion edward1 napster 11223 squash roadking
woohoo 19411945 hoosiers 01091989 tracker bagira midway leavemealone br549 14725836 235689 menace rachel1 feng laser
stoned realmadrid 787898 balloons tinkerbell 5551212 maria1 pobeda heineken sonics moonlight optimus comet orchid
02071982 jaybird kashmir 12345678a chuang chunky peach mortgage rulezzz saleen chuckie zippy fishing1 gsxr750 doghouse
maxim reader shai buddah benfica chou salomon meister eraser blackbir bigmike starter pissing angus deluxe eagles1
hardcock 135792468 mian seahawks godfathe bookworm gregor intel talisman blackjack babyface hawaiian dogfood zhong
01011975 sancho ludmila medusa mortimer 123456654321 roadrunn just4me stalin 01011993 handyman alphabet pizzas calgary
clouds password2 cgfhnfr f**k cubswin gong lexus max123 xxx123 digital1 gfhjkm1 7779311 missy1 michae beautifu gator1
1005 pacers buddie chinook heckfy dutchess sally1 breasts beowulf darkman jenn tiffany1 zhei quan qazwsx1 satana shang
idontkno smiths puddin nasty1 teddybea valkyrie passwd chao boxster killers yoda cheater inuyasha beast1 wareagle
foryou dragonball mermaid bhbirf teddy1 dolphin1 misty1 delphi gromit sponge qazzaq fytxrf gameover diao sergi beamer
beemer kittykat rancid manowar adam12 diggler assword austin1 wishbone gonavy sparky1 fisting thedude sinister 1213
venera novell salsero jayden fuckoff1 linda1 vedder 02021987 1pussy redline lust jktymrf 02011985 dfcbkbq dragon12
chrome gamecube titten cong bella1 leng 02081988 eureka bitchass 147369 banner lakota 123321a mustafa preacher hotbox
02041986 z1x2c3v4 playstation 01011977 claymore electra checkers zheng qing armagedon 02051986 wrestle svoboda bulls
nimbus alenka madina newpass6 onetime aa123456 bartman 02091987 silverad electron 12345t devil666 oliver1 skylar
rhtdtlrj gobucks johann 12011987 milkman 02101985 camper thunderb bigbutt jammin davide cheeks goaway lighter claudi
thumbs pissoff ghostrider cocaine teng squall lotus hootie blackout doitnow subzero 02031986 marine1 02021988 pothead
123456qw skate 1369 peng antoni neng miao bcfields 1492 marika 794613 musashi tulips nong piao chai ruan southpar
02061985 nude mandarin 654123 ninjas cannabis jetski xerxes zhuang kleopatra dickie bilbo pinky morgan1 1020 1017
dieter baseball1 tottenham quest yfnfkmz dirtbike 1234567890a mango jackson5 ipswich iamgod 02011987 tdutybz modena
qiao slippery qweasd123 bluefish samtron toon 111333 iscool 02091986 petrov fuzzy zhou 1357924680 mollydog deng
02021986 1236987 pheonix zhun ghblehjr othello starcraf 000111 sanfran a11111 cameltoe badman vasilisa jiang 1qaz2ws
luan sveta 12qw12 akira chuai 369963 cheech beatle pickup paloma 01011983 caravan elizaveta gawker banzai pussey
mullet seng bingo1 bearcat flexible farscape borussia zhuai templar guitar1 toolman yfcntymrf chloe1 xiang slave1 guai
nuggets 02081984 mantis slim scorpio1 fyutkbyf thedoors 02081987 02061986 123qq123 zappa fergie 7ugd5hip2j huai
asdfzxcv sunflower pussyman deadpool bigtit 01011982 love12 lassie skyler gatorade carpedie jockey mancity spectre
02021984 cameron1 artemka reng 02031984 iomega jing moritz spice rhino spinner heater zhai hover talon grease qiong
corleone ltybcrf tian cowboy1 hippie chimera ting alex123 02021985 mickey1 corsair sonoma aaron1 xxxpass bacchus
webmaste chuo xyz123 chrysler spurs1 artem shei cosmic 01020304 deutsch gabriel1 123455 oceans 987456321 binladen
latinas a12345678 speedo buttercu 02081989 21031988 merlot millwall ceng kotaku jiong dragonba 2580 stonecold snuffy
01011999 02011986 hellos blaze maggie1 slapper istanbul bonjovi babylove mazda bullfrog phoeni meng porsche1 nomore
02061989 bobdylan capslock orion1 zaraza teddybear ntktajy myname rong wraith mets niao 02041984 smokie chevrolet
dialog gfhjkmgfhjkm dotcom vadim monarch athlon mikey1 hamish pian liang coolness chui thoma ramones ciccio chippy
eddie1 house1 ning marker cougars jackpot barbados reds pdtplf knockers cobalt amateurs dipshit napoli kilroy pulsar
jayhawks daemon alexey weng shuang 9293709b13 shiner eldorado soulmate mclaren golfer1 andromed duan 50spanks sexyboy
dogshit 02021983 shuo kakashka syzygy 111111a yeahbaby qiang netscape fulham 120676 gooner zhui rainbow6 laurent
dog123 halifax freeway carlitos 147963 eastwood microphone monkey12 1123 persik coldbeer geng nuan danny1 fgtkmcby
entropy gadget just4fun sophi baggio carlito 1234567891 02021989 02041983 specialk piramida suan bigblue salasana
hopeful mephisto bailey1 hack annie1 generic violetta spencer1 arcadia 02051983 hondas 9562876 trainer jones1 smashing
liao 159632 iceberg rebel1 snooker temp123 zang matteo fastball q2w3e4r5 bamboo fuckyo shutup astro buddyboy nikitos
redbird maxxxx shitface 02031987 kuai kissmyass sahara radiohea 1234asdf wildcard maxwell1 patric plasma heynow bruno1
shao bigfish misfits sassy1 sheng 02011988 02081986 testpass nanook cygnus licking slavik pringles xing 1022 ninja1
submit dundee tiburon pinkfloyd yummy shuai guang chopin obelix insomnia stroker 1a2s3d4f 1223 playboy1 lazarus jorda
spider1 homerj sleeper 02041982 darklord cang 02041988 02041987 tripod magician jelly telephon 15975 vsjasnel12
pasword iverson3 pavlov homeboy gamecock amigo brodie budapest yjdsqgfhjkm reckless 02011980 pang tiger123 2469 mason1
orient 01011979 zong cdtnbr maksimka 1011 bushido taxman giorgio sphinx kazantip 02101984 concorde verizon lovebug
georg sam123 seadoo qazwsxedc123 jiao jezebel pharmacy abnormal jellybea maxime puffy islander bunnies jiggaman drakon
010180 pluto zhjckfd 12365 classics crusher mordor hooligan strawberry 02081985 scrabble hawaii50 1224 wg8e3wjf cthtuf
premium arrow 123456qwe mazda626 ramrod tootie rhjrjlbk ghost1 1211 bounty niang 02071984 goat killer12 sweetnes
porno1 masamune 426hemi corolla mariposa hjccbz doomsday bummer blue12 zhao bird33 excalibur samsun kirsty buttfuck
kfhbcf zhuo marcello ozzy 02021982 dynamite 655321 master12 123465 lollypop stepan 1qa2ws spiker goirish callum
michael2 moonbeam attila henry1 lindros andrea1 sporty lantern 12365478 nextel violin volcom 998877 water1 imation
inspiron dynamo citadel placebo clowns tiao 02061988 tripper dabears haggis merlin1 02031985 anthrax amerika iloveme
vsegda burrito bombers snowboard forsaken katarina a1a2a3 woofer tigger2 fullmoon tiger2 spock hannah1 snoopy1 sexxxy
sausages stanislav cobain robotics exotic green123 mobydick senators pumpkins fergus asddsa 147741 258852 windsurf
reddevil vfitymrf nevermind nang woodland 4417 mick shui q1q2q3 wingman 69696 superb zuan ganesh pecker zephyr
anastasiya icu812 larry1 02081982 broker zalupa mihail vfibyf dogger 7007 paddle varvara schalke 1z2x3c presiden
yankees2 tuning poopy 02051982 concord vanguard stiffy rjhjktdf felix1 wrench firewall boxer bubba69 popper 02011984
temppass gobears cuan tipper fuckme1 kamila thong puss bigcat drummer1 02031982 sowhat digimon tigers1 rang jingle
bian uranus soprano mandy1 dusty1 fandango aloha pumpkin1 postman 02061980 dogcat bombay pussy123 onetwo highheel
pippo julie1 laura1 pepito beng smokey1 stylus stratus reload duckie karen1 jimbo1 225588 369258 krusty snappy asdf12
electro 111qqq kuang fishin clit abstr christma qqqqq1 1234560 carnage guyver boxers kittens zeng 1000000 qwerty11
toaster cramps yugioh 02061987 icehouse zxcvbnm123 pineapple namaste harrypotter mygirl falcon1 earnhard fender1
spikes nutmeg 01081989 dogboy 02091983 369852 softail mypassword prowler bigboss 1112 harvest heng jubilee killjoy
basset keng zaqxswcde redsox1 biao titan misfit99 robot wifey kidrock 02101987 gameboy enrico 1z2x3c4v broncos1 arrows
havana banger cookie1 chriss 123qw platypus cindy1 lumber pinball foxy london1 1023 05051987 02041985 password12
superma longbow radiohead nigga 12051988 spongebo qwert12345 abrakadabra dodgers1 02101989 chillin niceguy pistons
hookup santafe bigben jets 1013 vikings1 mankind viktoriya beardog hammer1 02071980 reddwarf magelan longjohn jennife
gilles carmex2 02071987 stasik bumper doofus slamdunk pixies garion steffi alessandro beerman niceass warrior1
honolulu 134679852 visa johndeer mother1 windmill boozer oatmeal aptiva busty delight tasty slick1 bergkamp badgers
guitars puffin 02091981 nikki1 irishman miller1 zildjian 123000 airwolf magnet anai install 02041981 02061983 astra
romans megan1 mudvayne freebird muscles dogbert 02091980 02091984 snowflak 01011900 mang joseph1 nygiants playstat
junior1 vjcrdf qwer12 webhompas giraffe pelican jefferso comanche bruiser monkeybo kjkszpj 123456l micro albany
02051987 angel123 epsilon aladin death666 hounddog josephin altima chilly 02071988 78945 ultra 02041979 gasman
thisisit pavel idunno kimmie 05051985 paulie ballin medion moondog manolo pallmall climber fishbone genesis1 153624
toffee tbone clippers krypton jerry1 picturs compass 111111q 02051988 1121 02081977 sairam getout 333777 cobras
22041987 bigblock severin booster norwich whiteout ctrhtn 123456m 02061984 hewlett shocker fuckinside 02031981 chase1
white1 versace 123456789s basebal iloveyou2 bluebell 08031986 anthon stubby foreve undertak werder saiyan mama123
medic chipmunk mike123 mazdarx7 qwe123qwe bowwow kjrjvjnbd celeb choochoo demo lovelife 02051984 colnago lithium
02051989 15051981 zzzxxx welcom anastasi fidelio franc 26061987 roadster stone55 drifter hookem hellboy 1234qw
cbr900rr sinned good123654 storm1 gypsy zebra zachary1 toejam buceta 02021979 testing1 redfox lineage mike1 highbury
koroleva nathan1 washingt 02061982 02091985 vintage redbaron dalshe mykids 11051987 macbeth julien james123 krasotka
111000 10011986 987123 pipeline tatarin sensei codered komodo frogman 7894561230 nascar24 juicy 01031988 redrose
mydick pigeon tkbpfdtnf smirnoff 1215 spam winner1 flyfish moskva 81fukkc 21031987 olesya starligh summer99 13041988
fishhead freesex super12 06061986 azazel scoobydoo 02021981 cabron yogibear sheba1 konstantin tranny chilli terminat
ghbywtccf slowhand soccer12 cricket1 fuckhead 1002 seagull achtung blam bigbob bdsm nostromo survivor cnfybckfd
lemonade boomer1 rainbow1 rober irinka cocksuck peaches1 itsme sugar1 zodiac upyours dinara 135791 sunny1 chiara
johnson1 02041989 solitude habibi sushi markiz smoke1 rockies catwoman johnny1 qwerty7 bearcats username 01011978
wanderer ohshit 02101986 sigma stephen1 paradigm 02011989 flanker sanity jsbach spotty bologna fantasia chevys
borabora cocker 74108520 123ewq 12021988 01061990 gtnhjdbx 02071981 01011960 sundevil 3000gt mustang6 gagging maggi
armstron yfnfkb 13041987 revolver 02021976 trouble1 madcat jeremy1 jackass1 volkswag 30051985 corndog pool6123
marines1 03041991 pizza1 piggy sissy 02031979 sunfire angelus undead 24061986 14061991 wildbill shinobi 45m2do5bs
123qwer 21011989 cleopatr lasvega hornets amorcit 11081989 coventry nirvana1 destin sidekick 20061988 02081983
gbhfvblf sneaky bmw325 22021989 nfytxrf sekret kalina zanzibar hotone qazws wasabi heidi1 highlander blues1 hitachi
paolo 23041987 slayer1 simba1 02011981 tinkerbe kieran 01121986 172839 boiler 1125 bluesman waffle asdfgh01 threesom
conan 1102 reflex 18011987 nautilus everlast fatty vader1 01071986 cyborg ghbdtn123 birddog rubble 02071983 suckers
02021973 skyhawk 12qw12qw dakota1 joebob nokia6233 woodie longdong lamer troll ghjcnjgfhjkm 420000 boating nitro
armada messiah 1031 penguin1 02091989 americ 02071989 redeye asdqwe123 07071987 monty1 goten spikey sonata 635241
tokiohotel sonyericsson citroen compaq1 1812 umpire belmont jonny pantera1 nudes palmtree 14111986 fenway bighead
razor gryphon andyod22 aaaaa1 taco 10031988 enterme malachi dogface reptile 01041985 dindom handball marseille candy1
19101987 torino tigge matthias viewsoni 13031987 stinker evangelion 24011985 123456123 rampage sandrine 02081980
thecrow astral 28041987 sprinter private1 seabee shibby 02101988 25081988 fearless junkie 01091987 aramis antelope
draven fuck1 mazda6 eggman 02021990 barselona buddy123 19061987 fyfnjkbq nancy1 12121990 10071987 sluggo kille hotties
irishka zxcasdqwe123 shamus fairlane honeybee soccer10 13061986 fantomas 17051988 10051987 20111986 gladiato karachi
gambler gordo 01011995 biatch matthe 25800852 papito excite buffalo1 bobdole cheshire player1 28021992 thewho 10101986
pinky1 mentor tomahawk brown1 03041986 bismillah bigpoppa ijrjkfl 01121988 runaway 08121986 skibum studman helper
squeak holycow manfred harlem glock gideon 987321 14021985 yellow1 wizard1 margarit success1 medved sf49ers lambda
pasadena johngalt quasar 1776 02031980 coldplay amand playa bigpimp 04041991 capricorn elefant sweetness bruce1 luca
dominik 10011990 biker 09051945 datsun elcamino trinitro malice audi voyager1 02101983 joe123 carpente spartan1 mario1
glamour diaper 12121985 22011988 winter1 asimov callisto nikolai pebble 02101981 vendetta david123 boytoy 11061985
02031989 iloveyou1 stupid1 cayman casper1 zippo yamahar1 wildwood foxylady calibra 02041980 27061988 dungeon leedsutd
30041986 11051990 bestbuy antares dominion 24680 01061986 skillet enforcer derparol 01041988 196969 29071983 f00tball
purple1 mingus 25031987 21031990 remingto giggles klaste 3x7pxr 01011994 coolcat 29051989 megane 20031987 02051980
04041988 synergy 0000007 macman iforget adgjmp vjqgfhjkm 28011987 rfvfcenhf 16051989 25121987 16051987 rogue mamamia
08051990 20091991 1210 carnival bolitas paris1 dmitriy dimas 05051989 papillon knuckles 29011985 hola tophat 28021990
100500 cutiepie devo 415263 ducks ghjuhfvvf asdqwe 22021986 freefall parol 02011983 zarina buste vitamin warez bigones
17061988 baritone jamess twiggy mischief bitchy hetfield 1003 dontknow grinch sasha_007 18061990 12031985 12031987
calimero 224466 letmei 15011987 acmilan alexandre 02031977 08081988 whiteboy 21051991 barney1 02071978 money123
18091985 bigdawg 02031988 cygnusx1 zoloto 31011987 firefigh blowfish screamer lfybbk 20051988 chelse 11121986 01031989
harddick sexylady 30031988 02041974 auditt pizdec kojak kfgjxrf 20091988 123456ru wp2003wp 1204 15051990 slugger
kordell1 03031986 swinging 01011974 02071979 rockie dimples 1234123 1dragon trucking rusty2 roger1 marijuana kerouac
02051978 08031985 paco thecure keepout kernel noname123 13121985 francisc bozo 02011982 22071986 02101979 obsidian
12345qw spud tabasco 02051985 jaguars dfktynby kokomo popova notused sevens 4200 magneto 02051976 roswell 15101986
21101986 lakeside bigbang aspen little1 14021986 loki suckmydick strawber carlos1 nokian73 dirty1 joshu 25091987
16121987 02041975 advent 17011987 slimshady whistler 10101990 stryker 22031984 15021985 01031985 blueball 26031988
ksusha bahamut robocop w_pass chris123 impreza prozac bookie bricks 13021990 alice1 cassandr 11111q john123 4ever
korova 02051973 142857 25041988 paramedi eclipse1 salope 07091990 1124 darkangel 23021986 999666 nomad 02051981
smackdow 01021990 yoyoma argentin moonligh 57chevy bootys hardone capricor galant spanker dkflbr 24111989 magpies
krolik 21051988 cevthrb cheddar 22041988 bigbooty scuba1 qwedsa duffman bukkake acura johncena sexxy p@ssw0rd 258369
cherries 12345s asgard leopold fuck123 mopar lalakers dogpound matrix1 crusty spanner kestrel fenris universa peachy
assasin lemmein eggplant hejsan canucks wendy1 doggy1 aikman tupac turnip godlike fussball golden1 19283746 april1
django petrova captain1 vincent1 ratman taekwondo chocha serpent perfect1 capetown vampir amore gymnast timeout
nbvjatq blue32 ksenia k.lvbkf nazgul budweiser clutch mariya sylveste 02051972 beaker cartman1 q11111 sexxx forever1
loser1 marseill magellan vehpbr sexgod jktxrf hallo123 132456 liverpool1 southpaw seneca camden 357159 camero tenchi
johndoe 145236 roofer 741963 vlad 02041978 fktyrf zxcv123 wingnut wolfpac notebook pufunga7782 brandy1 biteme1
goodgirl redhat 02031978 challeng millenium hoops maveric noname angus1 gaell onion olympus sabrina1 ricard sixpack
gratis gagged camaross hotgirls flasher 02051977 bubba123 goldfing moonshin gerrard volkov sonyfuck mandrake 258963
tracer lakers1 asians susan1 money12 helmut boater diablo2 1234zxcv dogwood bubbles1 happy2 randy1 aries beach1
marcius2 navigator goodie hellokitty fkbyjxrf earthlink lookout jumbo opendoor stanley1 marie1 12345m 07071977 ashle
wormix murzik 02081976 lakewood bluejays loveya commande gateway2 peppe 01011976 7896321 goth oreo slammer rasmus
faith1 knight1 stone1 redskin ironmaiden gotmilk destiny1 dejavu 1master midnite timosha espresso delfin toriamos
oberon ceasar markie 1a2s3d ghhh47hj7649 vjkjrj daddyo dougie disco auggie lekker therock1 ou8123 start1 noway
p4ssw0rd shadow12 333444 saigon 2fast4u capecod 23skidoo qazxcv beater bremen aaasss roadrunner peace1 12345qwer
02071975 platon bordeaux vbkfirf 135798642 test12 supernov beatles1 qwert40 optimist vanessa1 prince1 ilovegod
nightwish natasha1 alchemy bimbo blue99 patches1 gsxr1000 richar hattrick hott solaris proton nevets enternow beavis1
amigos 159357a ambers lenochka 147896 suckdick shag intercourse blue1234 spiral 02061977 tosser ilove 02031975 cowgirl
canuck q2w3e4 munch spoons waterboy 123567 evgeniy savior zasada redcar mamacita terefon globus doggies htubcnhfwbz
1008 cuervo suslik azertyui limewire houston1 stratfor steaua coors tennis1 12345qwerty stigmata derf klondike patrici
marijuan hardball odyssey nineinch boston1 pass1 beezer sandr charon power123 a1234 vauxhall 875421 awesome1 reggae
boulder funstuff iriska krokodil rfntymrf sterva champ1 bball peeper m123456 toolbox cabernet sheepdog magic32 pigpen
02041977 holein1 lhfrjy banan dabomb natalie1 jennaj montana1 joecool funky steven1 ringo junio sammy123 qqqwww
baltimor footjob geezer 357951 mash4077 cashmone pancake monic grandam bongo yessir gocubs nastia vancouve barley
dragon69 watford ilikepie 02071976 laddie 123456789m hairball toonarmy pimpdadd cvthnm hunte davinci lback sophie1
firenze q1234567 admin1 bonanza elway7 daman strap azert wxcvbn afrika theforce 123456t idefix wolfen houdini scheisse
default beech maserati 02061976 sigmachi dylan1 bigdicks eskimo mizzou 02101976 riccardo egghead 111777 kronos ghbrjk
chaos1 jomama rfhnjirf rodeo dolemite cafc91 nittany pathfind mikael password9 vqsablpzla purpl gabber modelsne
myxworld hellsing punker rocknrol fishon fuck69 02041976 lolol twinkie tripleh cirrus redbone killer123 biggun allegro
gthcbr smith1 wanking bootsy barry1 mohawk koolaid 5329 futurama samoht klizma 996633 lobo honeys peanut1 556677
zxasqw joemama javelin samm 223322 sandra1 flicks montag nataly 3006 tasha1 1235789 dogbone poker1 p0o9i8u7 goodday
smoothie toocool max333 metroid archange vagabond billabon 22061941 tyson1 02031973 darkange skateboard evolutio
morrowind wizards frodo1 rockin cumslut plastics zaqwsxcde 5201314 doit outback bumble dominiqu persona nevermore
alinka 02021971 forgetit sexo all4one c2h5oh petunia sheeba kenny1 elisabet aolsucks woodstoc pumper 02011975 fabio
granada scrapper 123459 minimoni q123456789 breaker 1004 02091976 ncc74656 slimshad friendster austin31 wiseguy donner
dilbert1 132465 blackbird buffet jellybean barfly behappy 01011971 carebear fireblad 02051975 boxcar cheeky kiteboy
hello12 panda1 elvisp opennow doktor alex12 02101977 pornking flamengo 02091975 snowbird lonesome robin1 11111a
weed420 baracuda bleach 12345abc nokia1 metall singapor mariner herewego dingo tycoon cubs blunts proview 123456789d
kamasutra lagnaf vipergts navyseal starwar masterbate wildone peterbil cucumber butkus 123qwert climax deniro gotribe
cement scooby1 summer69 harrier shodan newyear 02091977 starwars1 romeo1 sedona harald doubled sasha123 bigguns salami
awnyce kiwi homemade pimping azzer bradley1 warhamme linkin dudeman qwe321 pinnacle maxdog flipflop lfitymrf fucker1
acidburn esquire sperma fellatio jeepster thedon sexybitch pookey spliff widget vfntvfnbrf trinity1 mutant samuel1
meliss gohome 1q2q3q mercede comein grin cartoons paragon henrik rainyday pacino senna bigdog1 alleycat 12345qaz
narnia mustang2 tanya1 gianni apollo11 wetter clovis escalade rainbows freddy1 smart1 daisydog s123456 cocksucker
pushkin lefty sambo fyutkjxtr hiziad boyz whiplash orchard newark adrenalin 1598753 bootsie chelle trustme chewy
golfgti tuscl ambrosia 5wr2i7h8 penetration shonuf jughead payday stickman gotham kolokol johnny5 kolbasa stang
puppydog charisma gators1 mone jakarta draco nightmar 01011973 inlove laetitia 02091973 tarpon nautica meadow
0192837465 luckyone 14881488 chessie goldeney tarakan 69camaro bungle wordup interne fuckme2 515000 dragonfl sprout
02081974 gerbil bandit1 02071971 melanie1 phialpha camber kathy1 adriano gonzo1 10293847 bigjohn bismarck 7777777a
scamper 12348765 rabbits 222777 bynthytn dima123 alexander1 mallorca dragster favorite6 beethove burner cooper1
fosters hello2 normandy 777999 sebring 1michael lauren1 blake1 killa 02091971 nounours trumpet1 thumper1 playball
xantia rugby1 rocknroll guillaum angela1 strelok prosper buttercup masterp dbnfkbr cambridg venom treefrog lumina
1234566 supra sexybabe freee shen frogs driller pavement grace1 dicky checker smackdown pandas cannibal asdffdsa
blue42 zyjxrf nthvbyfnjh melrose neon jabber gamma 369258147 aprilia atticus benessere catcher skipper1 azertyuiop
sixty9 thierry treetop jello melons 123456789qwe tantra buzzer catnip bouncer computer1 sexyone ananas young1 olenka
sexman mooses kittys sephiroth contra hallowee skylark sparkles 777333 1qazxsw23edc lucas1 q1w2e3r gofast hannes
amethyst ploppy flower2 hotass amatory volleyba dixie1 bettyboo ticklish 02061974 frenchy phish1 murphy1 trustno
02061972 leinad mynameis spooge jupiter1 hyundai frosch junkmail abacab marbles 32167 casio sunshine1 wayne1 longhair
caster snicker 02101973 gannibal skinhead hansol gatsby segblue2 montecar plato gumby kaboom matty bosco1 888999 jazzy
panter jesus123 charlie2 giulia candyass sex69 travis1 farmboy special1 02041973 letsdoit password01 allison1 abcdefg1
notredam ilikeit 789654123 liberty1 rugger uptown alcatraz 123456w airman 007bond navajo kenobi terrier stayout grisha
frankie1 fluff 1qazzaq1 1234561 virginie 1234568 tango1 werdna octopus fitter dfcbkbcf blacklab 115599 montrose allen1
supernova frederik ilovepussy justice1 radeon playboy2 blubber sliver swoosh motocros lockdown pearls thebear istheman
pinetree biit 1234rewq rustydog tampabay titts babycake jehovah vampire1 streaming collie camil fidelity calvin1
stitch gatit restart puppy1 budgie grunt capitals hiking dreamcas zorro1 321678 riffraff makaka playmate napalm rollin
amstel zxcvb123 samanth rumble fuckme69 jimmys 951357 pizzaman 1234567899 tralala delpiero alexi yamato itisme
1million vfndtq kahlua londo wonderboy carrots tazz ratboy rfgecnf 02081973 nico fujitsu tujhrf sergbest blobby
02051970 sonic1 1357911 smirnov video1 panhead bucky 02031974 44332211 duffer cashmoney left4dead bagpuss salman
01011972 titfuck 66613666 england1 malish dresden lemans darina zapper 123456as 123456qqq met2002 02041972 redstar
blue23 1234509876 pajero booyah please1 tetsuo semper finder hanuman sunlight 123456n 02061971 treble cupoi password99
dimitri 3ip76k2 popcorn1 lol12345 stellar nympho shark1 keith1 saskia bigtruck revoluti rambo1 asd222 feelgood phat
gogators bismark cola puck furball burnout slonik bowtie mommy1 icecube fabienn mouser papamama rolex giants1 blue11
trooper1 momdad iklo morten rhubarb gareth 123456d blitz canada1 r2d2 brest tigercat usmarine lilbit benny1 azrael
lebowski 12345r madagaskar begemot loverman dragonballz italiano mazda3 naughty1 onions diver1 cyrano capcom asdfg123
forlife fisherman weare138 requiem mufasa alpha123 piercing hellas abracadabra duckman caracas macintos 02011971
jordan2 crescent fduecn hogtied eatmenow ramjet 18121812 kicksass whatthe discus rfhfvtkmrf rufus1 sqdwfe mantle
vegitto trek dan123 paladin1 rudeboy liliya lunchbox riversid acapulco libero dnsadm maison toomuch boobear hemlock
sextoy pugsley misiek athome migue altoids marcin 123450 rhfcfdbwf jeter2 rhinos rjhjkm mercury1 ronaldinho shampoo
makayla kamilla masterbating tennesse holger john1 matchbox hores poptart parlament goodyear asdfgh1 02081970 hardwood
alain erection hfytnrb highlife implants benjami dipper jeeper bendover supersonic babybear laserjet gotenks bama
natedogg aol123 pokemo rabbit1 raduga sopranos cashflow menthol pharao hacking 334455 ghjcnbnenrf lizzy muffin1 pooky
penis1 flyer gramma dipset becca ireland1 diana1 donjuan pong ziggy1 alterego simple1 cbr900 logger 111555 claudia1
cantona7 matisse ljxtymrf victori harle mamas encore mangos iceman1 diamon alexxx tiamat 5000 desktop mafia smurf
princesa shojou blueberr welkom maximka 123890 123q123 tammy1 bobmarley clips demon666 ismail termite laser1 missie
altair donna1 bauhaus trinitron mogwai flyers88 juniper nokia5800 boroda jingles qwerasdfzxcv shakur 777666 legos
mallrats 1qazxsw goldeneye tamerlan julia1 backbone spleen 49ers shady darkone medic1 justi giggle cloudy aisan douche
parkour bluejay huskers1 redwine 1qw23er4 satchmo 1231234 nineball stewart1 ballsack probes kappa amiga flipper1
dortmund 963258 trigun 1237895 homepage blinky screwy gizzmo belkin chemist coolhand chachi braves1 thebest
greedisgood pro100 banana1 101091m 123456g wonderfu barefeet 8inches 1111qqqq kcchiefs qweasdzxc123 metal1 jennifer1
xian asdasd123 pollux cheerleaers fruity mustang5 turbos shopper photon espana hillbill oyster macaroni gigabyte
jesper motown tuxedo buster12 triplex cyclones estrell mortis holla 456987 fiddle sapphic jurassic thebeast ghjcnjq
baura spock1 metallica1 karaoke nemrac58 love1234 02031970 flvbybcnhfnjh frisbee diva ajax feathers flower1 soccer11
allday mierda pearl1 amature marauder 333555 redheads womans egorka godbless 159263 nimitz aaaa1111 sashka madcow
socce greywolf baboon pimpdaddy 123456789r reloaded lancia rfhfylfi dicker placid grimace 22446688 olemiss whores
culinary wannabe maxi 1234567aa amelie riley1 trample phantom1 baberuth bramble asdfqwer vides 4you abc123456 taichi
aztnm smother outsider hakr blackhawk bigblack girlie spook valeriya gianluca freedo 1q2q3q4q handbag lavalamp cumm
pertinant whatup nokia123 redlight patrik 111aaa poppy1 dfytxrf aviator sweeps kristin1 cypher elway yinyang access1
poophead tucson noles1 monterey waterfal dank dougal 918273 suede minnesot legman bukowski ganja mammoth riverrat
asswipe daredevi lian arizona1 kamikadze alex1234 smile1 angel2 55bgates bellagio 0001 wanrltw stiletto lipton arsena
biohazard bbking chappy tetris as123456 darthvad lilwayne nopassword 7412369 123456789987654321 natchez glitter
14785236 mytime rubicon moto pyon wazzup tbird shane1 nightowl getoff beckham7 trueblue hotgirl nevermin deathnote
13131 taffy bigal copenhag apricot gallaries dtkjcbgtl totoro onlyone civicsi jesse1 baby123 sierra1 festus abacus
sickboy fishtank fungus charle golfpro teensex mario66 seaside aleksei rosewood blackberry 1020304050 bedlam schumi
deerhunt contour darkelf surveyor deltas pitchers 741258963 dipstick funny1 lizzard 112233445566 jupiter2 softtail
titman greenman z1x2c3v4b5 smartass 12345677 notnow myworld nascar1 chewbacc nosferatu downhill dallas22 kuan blazers
whales soldat craving powerman yfcntyf hotrats cfvceyu qweasdzx princess1 feline qqwwee chitown 1234qaz mastermind
114477 dingbat care1839 standby kismet atreides dogmeat icarus monkeyboy alex1 mouses nicetits sealteam chopper1
crispy winter99 rrpass1 myporn myspace1 corazo topolino ass123 lawman muffy orgy 1love passord hooyah ekmzyf pretzel
amonra nestle 01011950 jimbeam happyman z12345 stonewal helios manunited harcore dick1 gaymen 2hot4u light1 qwerty13
kakashi pjkjnj alcatel taylo allah buddydog ltkmaby mongo blonds start123 audia6 123456v civilwar bellaco turtles
mustan deadspin aaa123 fynjirf lucky123 tortoise amor summe waterski zulu drag0n dtxyjcnm gizmos strife interacial
pusyy goose1 bear1 equinox matri jaguar1 tobydog sammys nachos traktor bryan1 morgoth 444555 dasani miami1 mashka
xxxxxx1 ownage nightwin hotlips passmast cool123 skolko eldiablo manu 1357908642 screwyou badabing foreplay hydro
kubrick seductive demon1 comeon galileo aladdin metoo happines 902100 mizuno caddy bizzare girls1 redone ohmygod sable
bonovox girlies hamper opus gizmodo1 aaabbb pizzahut 999888 rocky2 anton1 kikimora peavey ocelot a1a2a3a4 2wsx3edc
jackie1 solace sprocket galary chuck1 volvo1 shurik poop123 locutus virago wdtnjxtr tequier bisexual doodles makeitso
fishy 789632145 nothing1 fishcake sentry libertad oaktree fivestar adidas1 vegitta mississi spiffy carme neutron
vantage agassi boners 123456789v hilltop taipan barrage kenneth1 fister martian willem lfybkf bluestar moonman
ntktdbpjh paperino bikers daffy benji quake dragonfly suckcock danilka lapochka belinea calypso asshol camero1 abraxas
mike1234 womam q1q2q3q4q5 youknow maxpower pic's audi80 sonora raymond1 tickler tadpole belair crazyman finalfantasy
999000 jonatha paisley kissmyas morgana monste mantra spunk magic123 jonesy mark1 alessand 741258 baddest
ghbdtnrfrltkf zxccxz tictac augustin racers 7grout foxfire 99762000 openit nathanie 1z2x3c4v5b seadog gangbanged
lovehate hondacbr harpoon mamochka fisherma bismilla locust wally1 spiderman1 saffron utjhubq 123456987 20spanks
safeway pisser bdfyjd kristen1 bigdick1 magenta vfhujif anfisa friday13 qaz123wsx 0987654321q tyrant guan meggie
kontol nurlan ayanami rocket1 yaroslav websol76 mutley hugoboss websolutions elpaso gagarin badboys sephirot 918273645
newuser qian edcrfv booger1 852258 lockout timoxa94 mazda323 firedog sokolova skydiver jesus777 1234567890z soulfly
canary malinka guillerm hookers dogfart surfer1 osprey india123 rhjkbr stoppedby nokia5530 123456789o blue1 werter
divers 3000 123456f alpina cali whoknows godspeed 986532 foreskin fuzzy1 heyyou didier slapnuts fresno rosebud1
sandman1 bears1 blade1 honeybun queen1 baronn pakista philipp 9111961 topsecret sniper1 214365 slipper letsfuck
pippen33 godawgs mousey qw123456 scrotum loveis lighthou bp2002 nancy123 jeffrey1 susieq buddy2 ralphie trout1 willi
antonov sluttey rehbwf marty1 darian losangeles letme1n 12345d pusssy godiva ender golfnut leonidas a1b2c3d4e5 puffer
general1 wizzard lehjxrf racer1 bigbucks cool12 buddys zinger esprit vbienrf josep tickling froggie 987654321a 895623
daddys crumbs gucci mikkel opiate tracy1 christophe came11 777555 petrovich humbug dirtydog allstate horatio
wachtwoord creepers squirts rotary bigd georgia1 fujifilm 2sweet dasha yorkie slimjim wiccan kenzie system1 skunk
b12345 getit pommes daredevil sugars bucker piston lionheart 1bitch 515051 catfight recon icecold fantom vodafone
kontakt boris1 vfcnth canine 01011961 valleywa faraon chickenwing101 qq123456 livewire livelife roosters jeepers
ilya1234 coochie pavlik dewalt dfhdfhf architec blackops 1qaz2wsx3edc4rfv rhfcjnf wsxedc teaser sebora 25252 rhino1
ankara swifty decimal redleg shanno nermal candies smirnova dragon01 photo1 ranetki a1s2d3f4g5 axio wertzu maurizio
6uldv8 zxcvasdf punkass flowe graywolf peddler 3rjs1la7qe mpegs seawolf ladyboy pianos piggies vixen alexus orpheus
gdtrfb z123456 macgyver hugetits ralph1 flathead maurici mailru goofball nissan1 nikon stopit odin big1 smooch reboot
famil bullit anthony7 gerhard methos 124038 morena eagle2 jessica2 zebras getlost gfynthf 123581321 sarajevo indon
comets tatjana rfgbnjirf joystick batman12 123456c sabre beerme victory1 kitties 1475369 badboy1 booboo1 comcast slava
squid saxophon lionhear qaywsx bustle nastena roadway loader hillside starlight 24681012 niggers access99 bazooka
molly123 blackice bandi cocacol nfhfrfy timur muschi horse1 quant4307s squerting oscars mygirls flashman tangerin
goofy1 p0o9i8 housewifes newness monkey69 escorpio password11 hippo warcraft3 qazxsw123 qpalzm ribbit ghbdtndctv
bogota star123 258000 lincoln1 bigjim lacoste firestorm legenda indain ludacris milamber 1009 evangeli letmesee
a111111 hooters1 bigred1 shaker husky a4tech cnfkrth argyle rjhjdf nataha 0o9i8u7y gibson1 sooners1 glendale archery
hoochie stooge aaaaaa1 scorpions school1 vegas1 rapier mike23 bassoon groupd2013 macaco baker1 labia freewill santiag
silverado butch1 vflfufcrfh monica1 rugrat cornhole aerosmit bionicle gfgfvfvf daniel12 virgo fmale favorite2 detroit1
pokey shredder baggies wednesda cosmo1 mimosa sparhawk firehawk romario 911turbo funtimes fhntvrf nexus6 159753456
timothy1 bajingan terry1 frenchie raiden 1mustang babemagnet 74123698 nadejda truffles rapture douglas1 lamborghini
motocross rjcvjc 748596 skeeter1 dante1 angel666 telecom carsten pietro bmw318 astro1 carpediem samir orang helium
scirocco fuzzball rushmore rebelz hotspur lacrimosa chevys10 madonna1 domenico yfnfirf jachin shelby1 bloke dawgs
dunhill atlanta1 service1 mikado devilman angelit reznor euphoria lesbain checkmat browndog phreak blaze1 crash1
farida mutter luckyme horsemen vgirl jediknig asdas cesare allnight rockey starlite truck1 passfan close-up samue
cazzo wrinkles homely eatme1 sexpot snapshot dima1995 asthma thetruth ducky blender priyanka gaucho dutchman sizzle
kakarot 651550 passcode justinbieber 666333 elodie sanjay 110442 alex01 lotus1 2300mj lakshmi zoomer quake3 12349876
teapot 12345687 ramada pennywis striper pilot1 chingon optima nudity ethan1 euclid beeline loyola biguns zaq12345
bravo1 disney1 buffa assmunch vivid 6661313 wellingt aqwzsx madala11 9874123 sigmar pictere tiptop bettyboop dinero
tahiti gregory1 bionic speed1 fubar1 lexus1 denis1 hawthorn saxman suntzu bernhard dominika camaro1 hunter12 balboa
bmw2002 seville diablo1 vfhbyjxrf 1234abc carling lockerroom punani darth baron1 vaness 1password libido picher 232425
karamba futyn007 daydream 11001001 dragon123 friends1 bopper rocky123 chooch asslover shimmer riddler openme tugboat
sexy123 midori gulnara christo swatch laker offroad puddles hackers mannheim manager1 horseman roman1 dancer1 komputer
pictuers nokia5130 ejaculation lioness 123456y evilone nastenka pushok javie lilman 3141592 mjolnir toulouse pussy2
bigworm smoke420 fullback extensa dreamcast belize delboy willie1 casablanca csyjxtr ricky1 bonghit salvator basher
pussylover rosie1 963258741 vivitron cobra427 meonly armageddon myfriend zardoz qwedsazxc kraken fzappa starfox 333999
illmatic capoeira weenie ramzes freedom2 toasty pupkin shinigami fhvfutljy nocturne churchil thumbnils tailgate
neworder sexymama goarmy cerebus michelle1 vbifyz surfsup earthlin dabulls basketbal aligator mojojojo saibaba
welcome2 wifes wdtnjr 12345w slasher papabear terran footman hocke 153759 texans tom123 sfgiants billabong aassdd
monolith xxx777 l3tm31n ticktock newone hellno japanees contortionist admin123 scout1 alabama1 divx1 rochard privat
radar1 bigdad fhctybq tortuga citrus avanti fantasy1 woodstock s12345 fireman1 embalmer woodwork bonzai konyor
newstart jigga panorama goats smithy rugrats hotmama daedalus nonstop fruitbat lisenok quaker violator 12345123
my3sons cajun fraggle gayboy oldfart vulva knickerless orgasms undertow binky litle kfcnjxrf masturbation bunnie
alexis1 planner transexual sparty leeloo monies fozzie stinger1 landrove anakonda scoobie yamaha1 henti star12
rfhlbyfk beyonce catfood cjytxrf zealots strat fordtruc archangel silvi sativa boogers miles1 bigjoe tulip petite
greentea shitter jonboy voltron morticia evanescence 3edc4rfv longshot windows1 serge aabbcc starbucks sinful drywall
prelude1 www123 camel1 homebrew marlins 123412 letmeinn domini swampy plokij fordf350 webcam michele1 bolivi 27731828
wingzero qawsedrftg shinji sverige jasper1 piper1 cummer iiyama gocats amour alfarome jumanji mike69 fantasti 1monkey
w00t88 shawn1 lorien 1a2s3d4f5g koleso murph natascha sunkist kennwort emine grinder m12345 q1q2q3q4 cheeba money2
qazwsxedc1 diamante prosto pdiddy stinky1 gabby1 luckys franci pornographic moochie gfhjdjp samdog empire1 comicbookdb
emili motdepasse iphone braveheart reeses nebula sanjose bubba2 kickflip arcangel superbow porsche911 xyzzy nigger1
dagobert devil1 alatam monkey2 barbara1 12345v vfpfafrf alessio babemagn aceman arrakis kavkaz 987789 jasons berserk
sublime1 rogue1 myspace buckwhea csyekz pussy4me vette1 boots1 boingo arnaud budlite redstorm paramore becky1 imtheman
chango marley1 milkyway 666555 giveme mahalo lux2000 lucian paddy praxis shimano bigpenis creeper newproject2004
rammstei j3qq4h7h2v hfljcnm lambchop anthony2 bugman gfhjkm12 dreamer1 stooges cybersex diamant cowboyup maximus1
sentra 615243 goethe manhatta fastcar selmer 1213141516 yfnfitymrf denni chewey yankee1 elektra 123456789p trousers
fishface topspin orwell vorona sodapop motherfu ibilltes forall kookie ronald1 balrog maximilian mypasswo sonny1
zzxxcc tkfkdg magoo mdogg heeled gitara lesbos marajade tippy morozova enter123 lesbean pounded asd456 fialka scarab
sharpie spanky1 gstring sachin 12345asd princeto hellohel ursitesux billows 1234kekc kombat cashew duracell kseniya
sevenof9 kostik arthur1 corvet07 rdfhnbhf songoku tiberian needforspeed 1qwert dropkick kevin123 panache libra
a123456a kjiflm vfhnsirf cntgfy iamcool narut buffer sk8ordie urlaub fireblade blanked marishka gemini1 altec gorillaz
chief1 revival47 ironman1 space1 ramstein doorknob devilmaycry nemesis1 sosiska pennstat monday1 pioner shevchenko
detectiv evildead blessed1 aggie coffees tical scotts bullwink marsel krypto adrock rjitxrf asmodeus rapunzel theboys
hotdogs deepthro maxpayne veronic fyyeirf otter cheste abbey1 thanos bedrock bartok google1 xxxzzz rodent montecarlo
hernande mikayla 123456789l bravehea 12locked ltymub pegasus1 ameteur saltydog faisal milfnew momsuck everques
ytngfhjkz m0nkey businessbabe cooki custard 123456ab lbvjxrf outlaws 753357 qwerty78 udacha insider chees fuckmehard
shotokan katya seahorse vtldtlm turtle1 mike12 beebop heathe everton1 darknes barnie rbcekz alisher toohot theduke
555222 reddog1 breezy bulldawg monkeyman baylee losangel mastermi apollo1 aurelie zxcvb12345 cayenne bastet wsxzaq
geibcnbr yello fucmy69 redwall ladybird bitchs cccccc1 rktjgfnhf ghjdthrf quest1 oedipus linus impalass fartman 12345k
fokker 159753a optiplex bbbbbb1 realtor slipkno santacru rowdy jelena smeller 3984240 ddddd1 sexyme janet1 3698741
eatme69 cazzone today1 poobear ignatius master123 newpass1 heather2 snoopdogg blondinka pass12 honeydew fuckthat
890098890 lovem goldrush gecko biker1 llama pendejo avalanche fremont snowman1 gandolf chowder 1a2b3c4d5e flyguy
magadan 1fuck pingvin nokia5230 ab1234 lothar lasers bignuts renee1 royboy skynet 12340987 1122334 dragrace lovely1
22334455 booter 12345612 corvett 123456qq capital1 videoes funtik wyvern flange sammydog hulkster 13245768 not4you
vorlon omegared l58jkdjp! filippo 123mudar samadams petrus chris12 charlie123 123456789123 icetea sunderla adrian1
123qweas kazanova aslan monkey123 fktyeirf goodsex 123ab lbtest banaan bluenose 837519 asd12345 waffenss whateve
1a2a3a4a trailers vfhbirf bhbcrf klaatu turk182 monsoon beachbum sunbeam succes clyde1 viking1 rawhide bubblegum princ
mackenzi hershey1 222555 dima55 niggaz manatee aquila anechka pamel bugsbunn lovel sestra newport1 althor hornyman
wakeup zzz111 phishy cerber torrent thething solnishko babel buckeye1 peanu ethernet uncencored baraka 665544 chris2
rb26dett willy1 choppers texaco biggirl 123456b anna2614 sukebe caralho callofduty rt6ytere jesus7 angel12 1money
timelord allblack pavlova romanov tequiero yitbos lookup bulls23 snowflake dickweed barks lever irisha firestar
fred1234 ghjnjnbg danman gatito betty1 milhouse kbctyjr masterbaiting delsol papit doggys 123698741 bdfyjdf invictus
bloods kayla1 yourmama apple2 angelok bigboy1 pontiac1 verygood yeshua twins2 porn4me 141516 rasta69 james2 bosshog
candys adventur stripe djkjlz dokken austin316 skins hogwarts vbhevbh navigato desperado xxx666 cneltyn vasiliy hazmat
daytek eightbal fred1 four20 74227422 fabia aerosmith manue wingchun boohoo hombre sanity72 goatboy fuckm partizan
avrora utahjazz submarin pussyeat heinlein control1 costaric smarty chuan triplets snowy snafu teacher1 vangogh vandal
evergree cochise qwerty99 pyramid1 saab900 sniffer qaz741 lebron23 mark123 wolvie blackbelt yoshi feeder janeway
nutella fuking asscock deepak poppie bigshow housewife grils tonto cynthia1 temptress irakli belle1 russell1 manders
frank123 seabass gforce songbird zippy1 naught brenda1 chewy1 hotshit topaz 43046721 girfriend marinka jakester
thatsme planeta falstaff patrizia reborn riptide cherry1 shuan nogard chino oasis1 qwaszx12 goodlife davis1 1911a1
harrys shitfuck 12345678900 russian7 007700 bulls1 porshe danil dolphi river1 sabaka gobigred deborah1 volkswagen
miamo alkaline muffdive 1letmein fkbyrf goodguy hallo1 nirvan ozzie cannonda cvbhyjdf marmite germany1 joeblow radio1
love11 raindrop 159852 jacko newday fathead elvis123 caspe citibank sports1 deuce boxter fakepass golfman snowdog
birthday4 nonmembe niklas parsifal krasota theshit 1235813 maganda nikita1 omicron cassie1 columbo buick sigma1
thistle bassin rickster apteka sienna skulls miamor coolgirl gravis 1qazxc virgini hunter2 akasha batma motorcyc
bambino tenerife fordf250 zhuan iloveporn markiza hotbabes becool fynjybyf wapapapa forme mamont pizda dragonz sharon1
scrooge mrbill pfloyd leeroy natedog ishmael 777111 tecumseh carajo nfy.irf 0000000000o blackcock fedorov antigone
feanor novikova bobert peregrin spartan117 pumkin rayman manuals tooltime 555333 bonethug marina1 bonnie1 tonyhawk
laracroft mahalkita 18273645 terriers gamer hoser littlema molotok glennwei lemon1 caboose tater 12345654321 brians
fritz1 mistral jigsaw fuckshit hornyguy southside edthom antonio1 bobmarle pitures ilikesex crafty nexus boarder
fulcrum astonvil yanks1 yngwie account1 zooropa hotlegs sammi gumbo rover1 perkele maurolarastefy lampard 357753
barracud dmband abcxyz pathfinder 335577 yuliya micky jayman asdfg12345 1596321 halcyon rerfhtre feniks zaxscd
gotyoass jaycee samson1 jamesb vibrate grandpri camino colossus davidb mamo4ka nicky1 homer123 pinguin watermelon
shadow01 lasttime glider 823762 helen1 pyramids tulane osama rostov john12 scoote bhbyrf gohan galeries joyful
bigpussy tonka mowgli astalavista zzz123 leafs dalejr8 unicorn1 777000 primal bigmama okmijn killzone qaz12345 snookie
zxcvvcxz davidc epson rockman ceaser beanbag katten 3151020 duckhunt segreto matros ragnar 699669 sexsexse 123123z
fuckyeah bigbutts gbcmrf element1 marketin saratov elbereth blaster1 yamahar6 grime masha juneau 1230123 pappy
lindsay1 mooner seattle1 katzen lucent polly1 lagwagon pixie misiaczek 666666a smokedog lakers24 eyeball ironhors
ametuer volkodav vepsrf kimmy gumby1 poi098 ovation 1q2w3 drinker penetrating summertime 1dallas prima modles takamine
hardwork macintosh tahoe passthie chiks sundown flowers1 boromir music123 phaedrus albert1 joung malakas gulliver
parker1 balder sonne jessie1 domainlock2005 express1 vfkbyf youandme raketa koala dhjnvytyjub nhfrnjh testibil ybrbnjc
987654321q axeman pintail pokemon123 dogggg shandy thesaint 11122233 x72jhhu3z theclash raptors zappa1 djdjxrf hell666
friday1 vivaldi pluto1 lance1 guesswho jeadmi corgan skillz skippy1 mango1 gymnastic satori 362514 theedge cxfcnkbdfz
sparkey deicide bagels lololol lemmings r4e3w2q1 silve staind schnuffi dazzle basebal1 leroy1 bilbo1 luckie qwerty2
goodfell hermione peaceout davidoff yesterda killah flippy chrisb zelda1 headless muttley fuckof tittys catdaddy
photog beeker reaver ram1500 yorktown bolero tryagain arman chicco learjet alexei jenna1 go2hell 12s3t4p55
momsanaladventure mustang9 protoss rooter ginola dingo1 mojave erica1 1qazse4 marvin1 redwolf sunbird dangerou maciek
girsl hawks1 packard1 excellen dashka soleda toonces acetate nacked jbond007 alligator debbie1 wellhung monkeyma
supers rigger larsson vaseline rjnzhf maripos 123456asd cbr600rr doggydog cronic jason123 trekker flipmode druid
sonyvaio dodges mayfair mystuff fun4me samanta sofiya magics 1ranger arcane sixtynin 222444 omerta luscious gbyudby
bobcats envision chance1 seaweed holdem tomate mensch slicer acura1 goochi qweewq punter repoman tomboy never1 cortina
gomets 147896321 369852147 dogma bhjxrf loglatin eragon strato gazelle growler 885522 klaudia payton34 fuckem butchie
scorpi lugano 123456789k nichola chipper1 spide uhbujhbq rsalinas vfylfhby longhorns bugatti everquest !qaz2wsx
blackass 999111 snakeman p455w0rd fanatic family1 pfqxbr 777vlad mysecret marat phoenix2 october1 genghis panties1
cooker citron ace123 1234569 gramps blackcoc kodiak1 hickory ivanhoe blackboy escher sincity beaks meandyou spaniel
canon1 timmy1 lancaste polaroid edinburg fuckedup hotman cueball golfclub gopack bookcase worldcup dkflbvbhjdbx
twostep 17171717aa letsplay zolushka stella1 pfkegf kingtut 67camaro barracuda wiggles gjhjkm prancer patata kjifhf
theman1 romanova sexyass copper1 dobber sokolov pomidor algernon cadman amoremio william2 silly1 bobbys hercule
hd764nw5d7e1vb1 defcon deutschland robinhood alfalfa machoman lesbens pandora1 easypay tomservo nadezhda goonies
saab9000 jordyn f15eagle dbrecz 12qwerty greatsex thrawn blunted baywatch doggystyle loloxx chevy2 january1 kodak
bushel 78963214 ub6ib9 zz8807zpl briefs hawker 224488 first1 bonzo brent1 erasure 69213124 sidewind soccer13 622521
mentos kolibri onepiece united1 ponyboy keksa12 wayer mypussy andrej mischa mille bruno123 garter bigpun talgat
familia jazzy1 mustang8 newjob 747400 bobber blackbel hatteras ginge asdfjkl; camelot1 blue44 rebbyt34 ebony1 vegas123
myboys aleksander ijrjkflrf lopata pilsner lotus123 m0nk3y andreev freiheit balls1 drjynfrnt mazda1 waterpolo shibumi
852963 123bbb cezer121 blondie1 volkova rattler kleenex ben123 sanane happydog satellit qazplm qazwsxedcrfvtgb meowmix
badguy facefuck spice1 blondy major1 25000 anna123 654321a sober1 deathrow patterso china1 naruto1 hawkeye1 waldo1
butchy crayon 5tgb6yhn klopik crocodil mothra imhorny pookie1 splatter slippy lizard1 router buratino yahweh 123698
dragon11 123qwe456 peepers trucker1 ganjaman 1hxboqg2 cheyanne storys sebastie zztop maddison 4rfv3edc darthvader
jeffro iloveit victor1 hotty delphin lifeisgood gooseman shifty insertions dude123 abrupt 123masha boogaloo chronos
stamford pimpster kthjxrf getmein amidala flubber fettish grapeape dantes oralsex jack1 foxcg33 winchest francis1
getin archon cliffy blueman 1basebal sport1 emmitt22 porn123 bignasty morga 123hfjdk147 ferrar juanito fabiol caseydog
steveo peternorth paroll kimchi bootleg gaijin secre acacia eatme2 amarillo monkey11 rfhfgep tylers a1a2a3a4a5
sweetass blower rodina babushka camilo cimbom tiffan vfnbkmlf ohbaby gotigers lindsey1 dragon13 romulus qazxsw12
zxcvbn1 dropdead hitman47 snuggle eleven11 bloopers 357mag avangard bmw320 ginscoot dshade masterkey voodoo1 rootedit
caramba leahcim hannover 8phrowz622 tim123 cassius 000000a angelito zzzzz1 badkarma star1 malaga glenwood footlove
golf1 summer12 helpme1 fastcars titan1 police1 polinka k.jdm marusya augusto shiraz pantyhose donald1 blaise arabella
brigada c3por2d2 peter01 marco1 hellow dillweed uzumymw geraldin loveyou2 toyota1 088011 gophers indy500 slainte
5hsu75kpot teejay renat racoon sabrin angie1 shiznit harpua sexyred latex tucker1 alexandru wahoo teamwork deepblue
goodison rundmc r2d2c3p0 puppys samba ayrton boobed 999777 topsecre blowme1 123321z loudog random1 pantie drevil
mandolin 121212q hottub brother1 failsafe spade1 matvey open1234 carmen1 priscill schatzi kajak gooddog trojans1
gordon1 kayak calamity argent ufhvjybz seviyi penfold assface dildos hawkwind crowbar yanks ruffles rastus luv2epus
open123 aquafina dawns jared1 teufel 12345c vwgolf pepsi123 amores passwerd 01478520 boliva smutty headshot password3
davidd zydfhm gbgbcmrf pornpass insertion ceckbr test2 car123 checkit dbnfkbq niggas nyyankee muskrat nbuhtyjr gunner1
ocean1 fabienne chrissy1 wendys loveme89 batgirl cerveza igorek steel1 ragman boris123 novifarm sexy12 qwerty777
mike01 giveitup 123456abc fuckall crevice hackerz gspot eight8 assassins texass swallows 123458 baldur moonshine
labatt modem sydney1 voland dbnfkz hotchick jacker princessa dawgs1 holiday1 booper reliant miranda1 jamaica1 andre1
badnaamhere barnaby tiger7 david12 margaux corsica 085tzzqi universi thewall nevermor martin6 qwerty77 cipher apples1
0102030405 seraphim black123 imzadi gandon ducati99 1shadow dkflbvbhjdyf 44magnum bigbad feedme samantha1 ultraman
redneck1 jackdog usmc0311 fresh1 monique1 tigre alphaman cool1 greyhoun indycar crunchy 55chevy carefree willow1
063dyjuy xrated assclown federica hilfiger trivia bronco1 mamita 100200300 simcity lexingky akatsuki retsam johndeere
abudfv raster elgato businka satanas mattingl redwing1 shamil patate mannn moonstar evil666 b123456 bowl300 tanechka
34523452 carthage babygir santino bondarenko jesuss chico1 numlock shyguy sound1 kirby1 needit mostwanted 427900
funky1 steve123 passions anduril kermit1 prospero lusty barakuda dream1 broodwar porky christy1 mahal yyyyyy1 allan1
1sexy flintsto capri cumeater heretic robert2 hippos blindax marykay collecti kasumi 1qaz!qaz 112233q 123258 chemistr
coolboy 0o9i8u kabuki righton tigress nessie sergej andrew12 yfafyz ytrhjvfyn angel7 victo mobbdeep lemming transfor
1725782 myhouse aeynbr muskie leno4ka westham1 cvbhyjd daffodil pussylicker pamela1 stuffer warehous tinker1 2w3e4r
pluton louise1 polarbea 253634 prime1 anatoliy januar wysiwyg cobraya ralphy whaler xterra cableguy 112233a porn69
jamesd aqualung jimmy123 lumpy luckyman kingsize golfing1 alpha7 leeds1 marigold lol1234 teabag alex11 10sne1 saopaulo
shanny roland1 basser 3216732167 carol1 year2005 morozov saturn1 joseluis bushed redrock memnoch lalaland indiana1
lovegod gulnaz buffalos loveyou1 anteater pattaya jaydee redshift bartek summerti coffee1 ricochet incest schastie
rakkaus h2opolo suikoden perro dance1 loveme1 whoopass vladvlad boober flyers1 alessia gfcgjhn pipers papaya gunsling
coolone blackie1 gonads gfhjkzytn foxhound qwert12 gangrel ghjvtntq bluedevi mywife summer01 hangman licorice patter
vfr750 thorsten 515253 ninguna dakine strange1 mexic vergeten 12345432 8phrowz624 stampede floyd1 sailfish raziel
ananda giacomo freeme crfprf 74185296 allstars master01 solrac gfnhbjn bayliner bmw525 3465xxx catter single1 michael3
pentium4 nitrox mapet123456 halibut killroy xxxxx1 phillip1 poopsie arsenalfc buffys kosova all4me 32165498 arslan
opensesame brutis charles2 pochta nadegda backspac mustang0 invis gogeta 654321q adam25 niceday truckin gfdkbr biceps
sceptre bigdave lauras user345 sandys shabba ratdog cristiano natha march13 gumball getsdown wasdwasd redhead1 dddddd1
longlegs 13572468 starsky ducksoup bunnys omsairam whoami fred123 danmark flapper swanky lakings yfhenj asterios
rainier searcher dapper ltdjxrf horsey seahawk shroom tkfkdgo aquaman tashkent number9 messi10 1asshole milenium
illumina vegita jodeci buster01 bareback goldfinger fire1 33rjhjds sabian thinkpad smooth1 sully bonghits sushi1
magnavox colombi voiture limpone oldone aruba rooster1 zhenya nomar5 touchdow limpbizkit rhfcfdxbr baphomet afrodita
bball1 madiso ladles lovefeet matthew2 theworld thunderbird dolly1 123rrr forklift alfons berkut speedy1 saphire
oilman creatine pussylov bastard1 456258 wicked1 filimon skyline1 fucing yfnfkbz hot123 abdulla nippon nolimits
billiard booty1 buttplug westlife coolbean aloha1 lopas asasin 1212121 october2 whodat good4u d12345 kostas ilya1992
regal pioneer1 volodya focus1 bastos nbvjif fenix anita1 vadimka nickle jesusc 123321456 teste christ1 essendon
evgenii celticfc adam1 forumwp lovesme 26exkp chillout burly thelast1 marcus1 metalgear test11 ronaldo7 socrate world1
franki mommie vicecity postov1000 charlie3 oldschool 333221 legoland antoshka counterstrike buggy mustang3 123454
qwertzui toons chesty bigtoe tigger12 limpopo rerehepf diddle nokia3250 solidsnake conan1 rockroll 963369 titanic1
qwezxc cloggy prashant katharin maxfli takashi cumonme michael9 mymother pennstate khalid 48151623 fightclub showboat
mateusz elrond teenie arrow1 mammamia dustydog dominator erasmus zxcvb1 1a2a3a bones1 dennis1 galaxie pleaseme
whatever1 junkyard galadriel charlies 2wsxzaq1 crimson1 behemoth teres master11 fairway shady1 pass99 1batman joshua12
baraban apelsin mousepad melon twodogs 123321qwe metalica ryjgrf pipiska rerfhfxf lugnut cretin iloveu2 powerade
aaaaaaa1 omanko kovalenko isabe chobits 151nxjmt shadow11 zcxfcnkbdf gy3yt2rgls vfhbyrf 159753123 bladerunner goodone
wonton doodie 333666999 fuckyou123 kitty123 chisox orlando1 skateboa red12345 destroye snoogans satan1 juancarlo
goheels jetson scottt fuckup aleksa gfhfljrc passfind oscar123 derrick1 hateme viper123 pieman audi100 tuffy andover
shooter1 10000 makarov grant1 nighthaw 13576479 browneye batigol nfvfhf chocolate1 7hrdnw23 petter bantam morlii
jediknight brenden argonaut goodstuf wisconsi 315920 abigail1 dirtbag splurge k123456 lucky777 valdepen gsxr600 322223
ghjnjrjk zaq1xsw2cde3 schwanz walter1 letmein22 nomads 124356 codeblue nokian70 fucke footbal1 agyvorc aztecs passw0r
smuggles femmes ballgag krasnodar tamuna schule sixtynine empires erfolg dvader ladygaga elite1 venezuel nitrous
kochamcie olivia1 trustn01 arioch sting1 131415 tristar 555000 maroon 135799 marsik 555556 fomoco natalka cwoui tartan
davecole nosferat hotsauce dmitry horus dimasik skazka boss302 bluebear vesper ultras tarantul asd123asd azteca
theflash 8ball 1footbal titlover lucas123 number6 sampson1 789852 party1 dragon99 adonai carwash metropol psychnau
vthctltc hounds firework blink18 145632 wildcat1 satchel rice80 ghtktcnm sailor1 cubano anderso rocks1 mike11 famili
dfghjc besiktas roygbiv nikko bethan minotaur rakesh orange12 hfleuf jackel myangel favorite7 1478520 asssss agnieszka
haley1 raisin htubyf 1buster cfiekz derevo 1a2a3a4a5a baltika raffles scruffy1 clitlick louis1 buddha1 fy.nrf walker1
makoto shadow2 redbeard vfvfvskfhfve mycock sandydog lineman network1 favorite8 longdick mustangg mavericks indica
1killer cisco1 angelofwar blue69 brianna1 bubbaa slayer666 level42 baldrick brutus1 lowdown haribo lovesexy 500000
thissuck picker stephy 1fuckme characte telecast 1bigdog repytwjdf thematrix hammerhe chucha ganesha gunsmoke georgi
sheltie 1harley knulla sallas westie dragon7 conker crappie margosha lisboa 3e2w1q shrike grifter ghjcnjghjcnj asdfg1
mnbvcxz1 myszka posture boggie rocketman flhtyfkby twiztid vostok pi314159 force1 televizor gtkmvtym samhain imcool
jadzia dreamers strannik k2trix steelhea nikitin commodor brian123 chocobo whopper ibilljpf megafon ararat thomas12
ghbrjkbcn q1234567890 hibernia kings1 jim123 redfive 68camaro iawgk2 xavier1 1234567u d123456 ndirish airborn halfmoon
fluffy1 ranchero sneaker soccer2 passion1 cowman birthday1 johnn razzle glock17 wsxqaz nubian lucky2 jelly1 henderso
eric1 123123e boscoe01 fuck0ff simpson1 sassie rjyjgkz nascar3 watashi loredana janus wilso conman david2 mothe
iloveher snikers davidj fkmnthyfnbdf mettss ratfink 123456h lostsoul sweet16 brabus wobble petra1 fuckfest otters
sable1 svetka spartacu bigstick milashka 1lover pasport champagn papichul hrvatska hondacivic kevins tacit moneybag
gohogs rasta1 246813579 ytyfdbcnm gubber darkmoon vitaliy 233223 playboys tristan1 joyce1 oriflame mugwump access2
autocad thematri qweqwe123 lolwut ibill01 multisyn 1233211 pelikan rob123 chacal 1234432 griffon pooch dagestan geisha
satriani anjali rocketma gixxer pendrago vincen hellokit killyou ruger doodah bumblebe badlands galactic emachines
foghorn jackso jerem avgust frontera 123369 daisymae hornyboy welcome123 tigger01 diabl angel13 interex iwantsex
rockydog kukolka sawdust online1 3234412 bigpapa jewboy 3263827 dave123 riches 333222 tony1 toggle farter 124816
tities balle brasilia southsid micke ghbdtn12 patit ctdfcnjgjkm olds442 zzzzzz1 nelso gremlins gypsy1 carter1 slut69
farcry 7415963 michael8 birdie1 charl 123456789abc 100001 aztec sinjin bigpimpi closeup atlas1 nvidia doggone classic1
manana malcolm1 rfkbyf hotbabe rajesh dimebag ganjubas rodion jagr68 seren syrinx funnyman karapuz 123456789n bloomin
admin18533362 biggdogg ocarina poopy1 hellome internet1 booties blowjobs matt1 donkey1 swede 1jennife evgeniya lfhbyf
coach1 444777 green12 patryk pinewood justin12 271828 89600506779 notredame tuborg lemond sk8ter million1 wowser
pablo1 st0n3 jeeves funhouse hiroshi gobucs angeleye bereza winter12 catalin qazedc andros ramazan vampyre sweethea
imperium murat jamest flossy sandeep morgen salamandra bigdogg stroller njdevils nutsack vittorio %%passwo playful
rjyatnrf tookie ubnfhf michi 777444 shadow13 devils1 radiance toshiba1 beluga amormi dandfa trust1 killemall
smallville polgara billyb landscap steves exploite zamboni damage11 dzxtckfd trader12 pokey1 kobe08 damager egorov
dragon88 ckfdbr lisa69 blade2 audis4 nelson1 nibbles 23176djivanfros mutabor artofwar matvei metal666 hrfzlz schwinn
poohbea seven77 thinker 123456789qwerty sobriety jakers karamelka vbkfyf volodin iddqd dale03 roberto1 lizaveta
qqqqqq1 cathy1 08154711 davidm quixote bluenote tazdevil katrina1 bigfoot1 bublik marma olechka fatpussy marduk arina
nonrev67 qqqq1111 camill wtpfhm truffle fairview mashina voltaire qazxswedcvfr dickface grassy lapdance bosstone
crazy8 yackwin mobil danielit mounta1n player69 bluegill mewtwo reverb cnthdf pablito a123321 elena1 warcraft1 orland
ilovemyself rfntyjr joyride schoo dthjxrf thetachi goodtimes blacksun humpty chewbacca guyute 123xyz lexicon blue45
qwe789 galatasaray centrino hendrix1 deimos saturn5 craig1 vlad1996 sarah123 tupelo ljrnjh hotwife bingos 1231231
nicholas1 flamer pusher 1233210 heart1 hun999 jiggy giddyup oktober 123456zxc budda galahad glamur samwise oneton
bugsbunny dominic1 scooby2 freetime internat 159753852 sc00ter wantit mazinger inflames laracrof greedo 014789
godofwar repytwjd water123 fishnet venus1 wallace1 tenpin paula1 1475963 mania novikov qwertyasdfgh goldmine homies
777888999 8balls holeinon paper1 samael 013579 mansur nikit ak1234 blueline polska1 hotcock laredo windstar vbkbwbz
raider1 newworld lfybkrf catfish1 shorty1 piranha treacle royale 2234562 smurfs minion cadence flapjack 123456p sydne
135531 robinhoo nasdaq decatur cyberonline newage gemstone jabba touchme hooch pigdog indahous fonzie zebra1 juggle
patrick2 nihongo hitomi oldnavy qwerfdsa ukraina shakti allure kingrich diane1 canad piramide hottie1 clarion college1
5641110 connect1 therion clubber velcro dave1 astra1 13579- astroboy skittle isgreat photoes cvzefh1gkc 001100 2cool4u
7555545 ginger12 2wsxcde3 camaro69 invader domenow asd1234 colgate qwertasdfg jack123 pass01 maxman bronte whkzyc
peter123 bogie yecgaa abc321 1qay2wsx enfield camaroz2 trashman bonefish system32 azsxdcfvgb peterose iwantyou dick69
temp1234 blastoff capa200 connie1 blazin 12233445 sexybaby 123456j brentfor pheasant hommer jerryg thunders august1
lager kapusta boobs1 nokia5300 rocco1 xytfu7 stars1 tugger 123sas blingbling 1bubba 0wnsyo0 1george baile richard2
habana 1diamond sensatio 1golfer maverick1 1chris clinton1 michael7 dragons1 sunrise1 pissant fatim mopar1 levani
rostik pizzapie 987412365 oceans11 748159263 cum4me palmetto 4r3e2w1q paige1 muncher arsehole kratos gaffer banderas
billys prakash crabby bungie silver12 caddis spawn1 xboxlive sylvania littlebi 524645 futura valdemar isacs155
prettygirl big123 555444 slimer chicke newstyle skypilot sailormoon fatluvr69 jetaime sitruc jesuschrist sameer bear12
hellion yendor country1 etnies conejo jedimast darkknight toobad yxcvbn snooks porn4life calvary alfaromeo ghostman
yannick fnkfynblf vatoloco homebase 5550666 barret 1111111111zz odysseus edwardss favre4 jerrys crybaby xsw21qaz
firestor spanks indians1 squish kingair babycakes haters sarahs 212223 teddyb xfactor cumload rhapsody death123 three3
raccoon thomas2 slayer66 1q2q3q4q5q thebes mysterio thirdeye orkiox. nodoubt bugsy schweiz dima1996 angels1 darkwing
jeronimo moonpie ronaldo9 peaches2 mack10 manish denise1 fellowes carioca taylor12 epaulson makemoney oc247ngucz
kochanie 3edcvfr4 vulture 1qw23e 1234567z munchie picard1 xthtgfirf sportste psycho1 tahoe1 creativ perils slurred
hermit scoob diesel1 cards1 wipeout weeble integra1 out3xf powerpc chrism kalle ariadne kailua phatty dexter1 fordman
bungalow paul123 compa train1 thejoker jys6wz pussyeater eatmee sludge dominus denisa tagheuer yxcvbnm bill1 ghfdlf
300zx nikita123 carcass semaj ramone muenchen animal1 greeny annemari dbrf134 jeepcj7 mollys garten sashok ironmaid
coyotes astoria george12 westcoast primetim 123456o panchito rafae japan1 framer auralo tooshort egorova qwerty22
callme medicina warhawk w1w2w3w4 cristia merli alex22 kawaii chatte wargames utvols muaddib trinket andreas1 jjjjj1
cleric scooters cuntlick gggggg1 slipknot1 235711 handcuff stussy guess1 leiceste ppppp1 passe lovegun chevyman
hugecock driver1 buttsex psychnaut1 cyber1 black2 alpha12 melbourn man123 metalman yjdsqujl blondi bungee freak1
stomper caitlin1 nikitina flyaway prikol begood desperad aurelius john1234 whosyourdaddy slimed123 bretagne den123
hotwheel king123 roodypoo izzicam save13tx warpten nokia3310 samolet ready1 coopers scott123 bonito 1aaaaa yomomma
dawg1 rache itworks asecret fencer 451236 polka olivetti sysadmin zepplin sanjuan 479373 lickem hondacrx pulamea
future1 naked1 sexyguy w4g8at lollol1 declan runner1 rumple daddy123 4snz9g grandprix calcio whatthefuck nagrom
asslick pennst negrit squiggy 1223334444 police22 giovann toronto1 tweet yardbird seagate truckers 554455 scimitar
pescator slydog gaysex dogfish fuck777 12332112 qazxswed morkovka daniela1 imback horny69 789123456 123456789w jimmy2
bagger ilove69 nikolaus atdhfkm rebirth 1111aaaa pervasive gjgeufq dte4uw gfhnbpfy skeletor whitney1 walkman delorean
disco1 555888 as1234 ishikawa fuck12 reaper1 dmitrii bigshot morrisse purgen qwer4321 itachi willys 123123qwe kisska
roma123 trafford sk84life 326159487 pedros idiom plover bebop 159875321 jailbird arrowhea qwaszx123 zaxscdvf catlover
bakers 13579246 bones69 vermont1 helloyou simeon chevyz71 funguy stargaze parolparol steph1 bubby apathy poppet laxman
kelly123 goodnews 741236 boner1 gaetano astonvilla virtua luckyboy rocheste hello2u elohim trigger1 cstrike pepsicola
miroslav 96385274 fistfuck cheval magyar svetlanka lbfyjxrf mamedov 123123123q ronaldo1 scotty1 1nicole pittbull fredd
bbbbb1 dagwood gfhkfvtyn ghblehrb logan5 1jordan sexbomb omega2 montauk 258741 dtythf gibbon winamp thebomb millerli
852654 gemin baldy halflife2 dragon22 mulberry morrigan hotel6 zorglub surfin 951159 excell arhangel emachine moses1
968574 reklama bulldog2 cuties barca twingo saber elite11 redtruck casablan ashish moneyy pepper12 cnhtktw rjcnbr
arschloch phenix cachorro sunita madoka joselui adams1 mymoney hemicuda fyutkjr jake12 chicas eeeee1 sonnyboy smarties
birdy kitten1 cnfcbr island1 kurosaki taekwond konfetka bennett1 omega3 jackson2 fresca minako octavian kban667
feyenoord muaythai jakedog fktrcfylhjdyf 1357911q phuket sexslave fktrcfylhjdbx asdfjk 89015173454 qwerty00 kindbud
eltoro sex6969 nyknicks 12344321q caballo evenflow hoddle love22 metro1 mahalko lawdog tightass manitou buckie
whiskey1 anton123 335533 password4 primo ramair timbo brayden stewie pedro1 yorkshir ganster hellothe tippy1 direwolf
genesi rodrig enkeli vaz21099 sorcerer winky oneshot boggle serebro badger1 japanes comicbook kamehame alcat denis123
echo45 sexboy gr8ful hondo voetbal blue33 2112rush geneviev danni1 moosey polkmn matthew7 ironhead hot2trot ashley12
sweeper imogen blue21 retep stealth1 guitarra bernard1 tatian frankfur vfnhbwf slacking haha123 963741 asdasdas
katenok airforce1 123456789qaz shotgun1 12qwasz reggie1 sharo 976431 pacifica dhip6a neptun kardon spooky1 beaut
555555a toosweet tiedup 11121314 startac lover69 rediska pirata vfhrbp 1234qwerty energize hansolo1 playbo larry123
oemdlg cnjvfnjkju a123123 alexan gohawks antonius fcbayern mambo yummy1 kremlin ellen1 tremere vfiekz bellevue
charlie9 izabella malishka fermat rotterda dawggy becket chasey kramer1 21125150 lolit cabrio schlong arisha verity
3some favorit maricon travelle hotpants red1234 garrett1 home123 knarf seven777 figment asdewq canseco good2go warhol
thomas01 pionee al9agd panacea chevy454 brazzers oriole azerty123 finalfan patricio northsta rebelde bulldo stallone
boogie1 7uftyx cfhfnjd compusa cornholi config deere hoopster sepultura grasshop babygurl lesbo diceman proverbs
reddragon nurbek tigerwoo superdup buzzsaw kakaroto golgo13 edwar 123qaz123 butter1 sssss1 texas2 respekt ou812ic
123456qaz 55555a doctor1 mcgwire maria123 aol999 cinders aa1234 joness ghbrjkmyj makemone sammyboy 567765 380zliki
theraven testme mylene elvira26 indiglo tiramisu shannara baby1 123666 gfhreh papercut johnmish orange8 bogey1
mustang7 bagpipes dimarik vsijyjr 4637324 ravage cogito seven11 natashka warzone hr3ytm 4free bigdee 000006 243462536
bigboi 123333 trouts sandy123 szevasz monica2 guderian newlife1 ratchet r12345 razorbac 12345i piazza31 oddjob beauty1
fffff1 anklet nodrog pepit olivi puravida robert12 transam1 portman bubbadog steelers1 wilson1 eightball mexico1
superboy 4rfv5tgb mzepab samurai1 fuckslut colleen1 girdle vfrcbvec q1w2e3r4t soldier1 19844891 alyssa1 a12345a
fidelis skelter nolove mickeymouse frehley password69 watermel aliska soccer15 12345e ladybug1 abulafia adagio
tigerlil takehana hecate bootneck junfan arigato wonkette bobby123 trustnoone phantasm 132465798 brianjo w12345
t34vfrc1991 deadeye 1robert 1daddy adida check1 grimlock muffi airwalk prizrak onclick longbeac ernie1 eadgbe moore1
geniu shadow123 bugaga jonathan1 cjrjkjdf orlova buldog talon1 westport aenima 541233432442 barsuk chicago2 kellys
hellbent toughguy iskander skoal whatisit jake123 scooter2 fgjrfkbgcbc ghandi love13 adelphia vjhrjdrf adrenali niunia
jemoeder rainbo all4u8 anime1 freedom7 seraph 789321 tommys antman firetruc neogeo natas bmwm3 froggy1 paul1 mamit
bayview gateways kusanagi ihateu frederi rock1 centurion grizli biggin fish1 stalker1 3girls ilovepor klootzak lollo
redsox04 kirill123 jake1 pampers vasya hammers1 teacup towing celtic1 ishtar yingyang 4904s677075 dahc1 patriot1
patrick9 redbirds doremi rebecc yoohoo makarova epiphone rfgbnfy milesd blister chelseafc katana1 blackrose 1james
primrose shock5 hard1 scooby12 c6h12o6 dustoff boing chisel kamil 1william defiant1 tyvugq mp8o6d aaa340 nafets sonnet
flyhigh 242526 crewcom love23 strike1 stairway katusha salamand cupcake1 password0 007james sunnie multisync harley01
tequila1 fred12 driver8 q8zo8wzq hunter01 mozzer temporar eatmeraw mrbrownxx kailey sycamore flogger tincup rahasia
ganymede bandera slinger 1111122222 vander woodys 1cowboy khaled jamies london12 babyboo tzpvaw diogenes budice
mavrick 135797531 cheeta macros squonk blackber topfuel apache1 falcon16 darkjedi cheeze vfhvtkfl sparco change1
gfhfif freestyl kukuruza loveme2 12345f kozlov sherpa marbella 44445555 bocephus 1winner alvar hollydog gonefish
iwantin barman godislove amanda18 rfpfynbg eugen abcdef1 redhawk thelema spoonman baller1 harry123 475869 tigerman
cdtnjxrf marillio scribble elnino carguy hardhead l2g7k3 troopers selen dragon76 antigua ewtosi ulysse astana paroli
cristo carmex marjan bassfish letitbe kasparov jay123 19933991 blue13 eyecandy scribe mylord ukflbjkec ellie1 beaver1
destro neuken halfpint ameli lilly1 satanic xngwoj 12345trewq asdf1 bulldogg asakura jesucrist flipside packers4 biggy
kadett biteme69 bobdog silverfo saint1 bobbo packman knowledg foolio fussbal 12345g kozerog westcoas minidisc nbvcxw
martini1 alastair rasengan superbee memento porker lena123 florenc kakadu bmw123 getalife bigsky monkee people1
schlampe red321 memyself 0147896325 12345678900987654321 soccer14 realdeal gfgjxrf bella123 juggs doritos celtics1
peterbilt ghbdtnbrb gnusmas xcountry ghbdtn1 batman99 deusex gtnhjdf blablabl juster marimba love2 rerjkrf alhambra
micros siemens1 assmaste moonie dashadasha atybrc eeeeee1 wildrose blue55 davidl xrp23q skyblue leo123 ggggg1
bestfriend franny 1234rmvb fun123 rules1 sebastien chester2 hakeem winston2 fartripper atlant 07831505 iluvsex q1a2z3
larrys 009900 ghjkju capitan rider1 qazxsw21 belochka andy123 hellya chicca maximal juergen password1234 howard1
quetzal daniel123 qpwoeiruty 123555 bharat ferrari3 numbnuts savant ladydog phipsi lovepussy etoile power2 mitten
britneys chilidog 08522580 2fchbg kinky1 bluerose loulo ricardo1 doqvq3 kswbdu 013cpfza timoha ghbdtnghbdtn 3stooges
gearhead browns1 g00ber super7 greenbud kitty2 pootie toolshed gamers coffe ibill123 freelove anasazi sister1 jigger
natash stacy1 weronika luzern soccer7 hoopla dmoney valerie1 canes razdvatri washere greenwoo rfhjkbyf anselm pkxe62
maribe daniel2 maxim1 faceoff carbine xtkjdtr buddy12 stratos jumpman buttocks aqswdefr pepsis sonechka steeler1
lanman nietzsch ballz biscuit1 wrxsti goodfood juventu federic mattman vika123 strelec jledfyxbr sideshow 4life
fredderf bigwilly 12347890 12345671 sharik bmw325i fylhtqrf dannon4 marky mrhappy drdoom maddog1 pompier cerbera
goobers howler jenny69 evely letitrid cthuttdyf felip shizzle golf12 t123456 yamah bluearmy squishy roxan 10inches
dollface babygirl1 blacksta kaneda lexingto canadien 222888 kukushka sistema 224422 shadow69 ppspankp mellons barbie1
free4all alfa156 lostone 2w3e4r5t painkiller robbie1 binger 8dihc6 jaspe rellik quark sogood hoopstar number2 snowy1
dad2ownu cresta qwe123asd hjvfyjdf gibsonsg qbg26i dockers grunge duckling lfiekz cuntsoup kasia1 1tigger woaini
reksio tmoney firefighter neuron audia3 woogie powerboo powermac fatcock 12345666 upnfmc lustful porn1 gotlove amylee
kbytqrf 11924704 25251325 sarasota sexme ozzie1 berliner nigga1 guatemal seagulls iloveyou! chicken2 qwerty21
010203040506 1pillow libby1 vodoley backlash piglets teiubesc 019283 vonnegut perico thunde buckey gtxtymrf manunite
iiiii1 lost4815162342 madonn 270873_ britney1 kevlar piano1 boondock colt1911 salamat doma77ns anuradha cnhjqrf
rottweil newmoon topgun1 mauser fightclu birthday21 reviewpa herons aassddff lakers32 melissa2 vredina jiujitsu
mgoblue shakey moss84 12345zxcvb funsex benji1 garci 113322 chipie windex nokia5310 pwxd5x bluemax cosita chalupa
trotsky new123 g3ujwg newguy canabis gnaget happydays felixx 1patrick cumface sparkie kozlova 123234 newports broncos7
golf18 recycle hahah harrypot cachondo open4me miria guessit pepsione knocker usmc1775 countach playe wiking landrover
cracksevi drumline a7777777 smile123 manzana panty liberta pimp69 dolfan quality1 schnee superson elaine22 webhompass
mrbrownx deepsea 4wheel mamasita rockport rollie myhome jordan12 kfvgjxrf hockey12 seagrave ford1 chelsea2 samsara
marissa1 lamesa mobil1 piotrek tommygun yyyyy1 wesley1 billy123 homersim julies amanda12 shaka maldini suzenet
springst iiiiii1 yakuza 111111aa westwind helpdesk annamari bringit hopefull hhhhhhh1 saywhat mazdarx8 bulova jennife1
baikal gfhjkmxbr victoria1 gizmo123 alex99 defjam 2girls sandrock positivo shingo syncmast opensesa silicone fuckina
senna1 karlos duffbeer montagne gehrig thetick pepino hamburge paramedic scamp smokeweed fabregas phantoms venom121293
2583458 badone porno69 manwhore vfvf123 notagain vbktyf rfnthbyrf wildblue kelly001 dragon66 camell curtis1 frolova
1212123 dothedew tyler123 reddrago planetx promethe gigolo 1001001 thisone eugeni blackshe cruzazul incognito puller
joonas quick1 spirit1 gazza zealot gordito hotrod1 mitch1 pollito hellcat mythos duluth 383pdjvl easy123 hermos binkie
its420 lovecraf darien romina doraemon 19877891 syclone hadoken transpor ichiro intell gargamel dragon2 wavpzt 557744
rjw7x4 jennys kickit rjynfrn likeit 555111 corvus nec3520 133113 mookie1 bochum samsung2 locoman0 154ugeiu vfvfbgfgf
135792 [start] tenni 20001 vestax hufmqw neveragain wizkid kjgfnf nokia6303 tristen saltanat louie1 gandalf2 sinfonia
alpha3 tolstoy ford150 f00bar 1hello alici lol12 riker1 hellou 333888 1hunter qw1234 vibrator mets86 43211234 gonzale
cookies1 sissy1 john11 bubber blue01 cup2006 gtkmvtyb nazareth heybaby suresh teddie mozilla rodeo1 madhouse gamera
123123321 naresh dominos foxtrot1 taras powerup kipling jasonb fidget galena meatman alpacino bookmark farting humper
titsnass gorgon castaway dianka anutka gecko1 fucklove connery wings1 erika1 peoria moneymaker ichabod heaven1
paperboy phaser breakers nurse1 westbrom alex13 brendan1 123asd123 almera grubber clarkie thisisme welkom01
51051051051 crypto freenet pflybwf black12 testme2 changeit autobahn attica chaoss denver1 tercel gnasher23 master2
vasilii sherman1 gomer bigbuck derek1 qwerzxcv jumble dragon23 art131313 numark beasty cxfcnmttcnm updown starion
glist sxhq65 ranger99 monkey7 shifter wolves1 4r5t6y phone1 favorite5 skytommy abracada 1martin 102030405060 gatech
giulio blacktop cheer1 africa1 grizzly1 inkjet shemales durango1 booner 11223344q supergirl vanyarespekt dickless
srilanka weaponx 6string nashvill spicey boxer1 fabien 2sexy2ho bowhunt jerrylee acrobat tawnee ulisse nolimit8
l8g3bkde pershing gordo1 allover gobrowns 123432 123444 321456987 spoon1 hhhhh1 sailing1 gardenia teache sexmachine
tratata pirate1 niceone jimbos 314159265 qsdfgh bobbyy ccccc1 carla1 vjkjltw savana biotech frigid 123456789g dragon10
yesiam radioman google123 dthyjcnm password6 1234567890s nataliya perfecto aragorn1 arsenalf testing123 blackbox
bullhead barbarian polaris1 frdfhbev gametime slipknot666 hfgcjlbz indianali telemark ghostrid preston1 wellcome
verizon1 sayangku timeport sexy1234 deadlift 123qwe321 asdfgh12 cadr14nu cortland stepanova sochi2014 bluegras
orange44 marcopol deadmeat freddie1 katie123 master99 centauri pinecone aceshigh 55832811 pepsimax coldfire limaperu
charmed1 michelin alphaone christof just4you starflee jellyfis batman69 hihje863 crazyzil postov10 124578963 buckster
iloveamy ohiostat nikolaeva buster11 cracker1 qwertyu1 edgewise ranger01 letmeinnow imissyou heathers woodduck
scubadiv raffaele nikolaev dapzu455 lthgfhjkm amanda69 televisi fuckmenow mark1234 utyyflbq hunting1 ready2go accessno
charger1 sweetie1 wtpmjgda dimensio pickles1 hellraiser 99887766 stepanov tokenbad bartende cidkid86 mooseman
12345678c bethany1 myfamily history1 lsutiger phydeaux dbrnjhjdbx drummers daisy123 tangerine billyjoe clemson1
98745632 access12 naruto12 austin12 hammarby pxx3eftp greeneye satana666 rhbcnbyjxrf dallastx michaelj fastback
lyudmila eagleone kimberle soccer22 review69 sunny123 lakeland striker1 qwertyu8 digiview lovetits cellphon fortytwo
roman123 12e3e456 littleman jadakiss vlad1997 xaccess2 jessica0 macarena milleniu combat123654 ilovemom ilovekim
avenger1 serendip malamute letmein6 vyjujnjxbt assa1234 student1 dixiedog gznybwf13 aq1sw2de3 hosehead teddy123
dgl70460 quicksilver tajmahal depechemode paulchen megamanx scarecro wormwood milwauke sexlover william3 solitari
murzilka qweasdzxc1 vehpbkrf 12312345 andre123 123456789x soccer17 teleport leglover bigcocks eagleeye bentley1
bigtits1 ferrari2 secret12 tornado1 onelove1 1fuckyou nastyboy password5 mine2306 tigger69 bondage1 happyboy hardcore1
misskitt 1charlie google12 charlie5 password7 djgabbab darthmau rasta220 chgobndg qwerty66 followme freeman1 gtfullam
chamonix friendste alligato 18821221 acun3t1x rfhfufylf plastic1 lookatme anabolic simon123 bassline dasha123 tarheel1
xsw23edc qwerty123456789 imperator slaveboy house123 hellomoto bladerun zzzzzzz1 take8422 fffffff1 ginuwine precious1
zigazaga johnpaul mama1234 iceman69 1thunder straycat candycan pfchfytw salvatio 23049307 jailbait dbjktnnf zaratustra
waterpol pentium1 rosebowl steinway another1 chinacat qqqqqqq1 devilmaycry4 pullings qw12er34 celestia fortune12
danthema vfrfhjys chimaera pennywise sokrates spyglass esperanz matematika poiu0987 courtney1 fktyjxrf summer06
devildriver foucault choclate rjdfktyrj efbcapa201 pepsicol beszoptad intheass iseedeadpeople 89231243658s farside1
55556666 costarica 134679258 nolimit9 michael6 12monkey redgreen good12345 acidrain studmuff senha123 allalone
scarface1 helloworld smith123 memphis1 dfcbkmtd arachnid antonell christos surfing1 naruto123 ohiostate cdznjckfd
superdog jacqueli maplelea pokemon12 zxcvbnmm falcons1 charlie6 19391945 dragon21 dirtyboy love4ever thunder2 bubblegu
123456789qqq realtime studio54 sunghile summer05 ranger21 sugarbea principe cheerios jamesbond007 karaganda note1234
loveporn monty123 monkey13 shadowfa qwedcxzas ptfe3xxp gblfhfcs ddddddd1 hakkinen liverune deathsta misty123 inferno1
hamradio rkfdbfnehf fastlane iddqdidkfa ledzeppelin sexyfeet lucifer1 barbaria twisted1 darkwolf acerview treetops
pornsite gfccdjhl veritech batterse casey123 q12345678 fuckmeha armadill lastochka tommy123 sasha1996 godslove
cornbrea vfkmdbyf passmaster 123123123a skipjack martin12 dogfight rfvbrflpt travesti caballer xakep1234 ricflair
pervert1 ambulanc berserker bitch123 a987654321 redhouse kennedy1 schneide year2000 netzwerk picasso1 swimmer1
blackbea dont4get 4815162342lost wrest666 anonymou semprini forest11 wildroid candy123 jericho1 ilovehim goodtogo
cranberr ghjcnj123 1972chev horsesho freedom3 letmein7 vfvfgfgfz toonporn 999111999q edelweis subwoofer disturbe
volition 12345678z atlantida strekoza seagrams yy5rbfsc jack1234 eintrach nochance whitepower nokia8800 chinaman
superduper professo tranmere tanstaaf ukflbfnjh flatline papercli 4z34l0ts pedigree freeride gsxr1100 ferdinan
charlie7 2wsx1qaz loveboat dolittle 123123qweqwe jameson1 fucker69 fishfood rfnfcnhjaf 123456789t helicopt kristjan
honeypot badgirls milkbone 123456789b qq123456789 54132442 qwertyytrewq andreeva ruffryde kristinka anna1987 335533aa
amber123 456123789 456789123 1112131415 3141592654 wrinkle5 asd123456 78n3s5af michael0 squeaker cabowabo angel777
smallvil shadows1 littleon summer20 asterix1 aloysius pass1word ironpony 368ejhih pizza123 1234567890qw abcde123
grendel1 harley12 kokakola azathoth shelley1 1bigdick omega123 jg3h4hfn jamielee zx123456 machine1 asdfgh123 sharkman
extreme1 photoman 123459876 nokian95 qwer12345 themaster monkey10 hockey99 bbbbbbb1 zinedine dolphin2 1superma
winter01 kuleshov calavera sleepers lightsab magister shitbird galactus barkley1 dogbreat fullsail zxcvbnm12 elfquest
savatage sevilia1 badkitty pebbles1 diciembr gabriel2 1qa2ws3e welldone chessman heythere jjjjjjj1 fairmont pikachu1
49527843 redrider offsprin lovebird sorrento r3ady41t webster1 monkey99 slutwife 1pass1page hobiecat bigtymer comcast1
vasileva asdfghjkl1 12345678912 fuckyou7 lifesuck 1234qwerasdf vlad7788 underpar huskies1 lovegirl alskdjfhg oldsmobi
redrover methodman cutegirl countyli godisgood mironova 123qwe456rty rusty123 555666777 rjntyjxtr br00klyn timebomb
makelove patrick7 42042042 buttmunc blackhol longwood seventee tinkerbel fedorova bodyshop gbpacker d1i2m3a4 ghtpbltyn
sergeevna hazelnut bridget1 hzze929b brethart ghbdtnbr1 emyeuanh gallaghe hardtime abcdef123 leviatha mom4u4mm
808state primavera limabean goddess1 bullride 1234567d oliveoil leonard1 mexicano goodfellas mancheste hawkmoon
schorsch rfhfntkm thor5200 compaq12 emanuele ozlq6qwm 3syqo15hil asdfghjkl123 asfnhg66 gjkbyjxrf alex2000 maggie11
novartis cocoloco 554uzpad 1qwertyu fhntv1998 goodhead stratoca lonsdale 15987532 bigpimpin slowride sanity729
carolcox bustanut parabola masterlo computador crackhea dynastar rockbott doggysty wantsome froggies nokia7610
hunter11 alicante buttons1 diosesamo elizabeth1 trustnoo amatuers m6cjy69u35 cookie12 mikey123 lebedeva 12345689
queenbee ghostdog bearshare rjcntyrj alinochka ghjcnjrdfibyj iqzzt580 nascar88 masyanya intranet shadow99 00096462
cvtifhbrb redeemed 62717315 cobrajet antivirus berserke ikilz083 airedale brandon2 johanna1 danil8098 pendragon
chrissie blowme69 baseba11 joker123 zenit2011 cab4ma99 watchmen forgotte strummer freelanc cingular orange77 mcdonalds
vjhjpjdf tombston dantheman megabyte ybrjkftdbx pacific1 coorslig yvtte545 klimenko cobblers kamehameha redriver
triforce vittoria m1234567 fallout2 989244342a crazy123 1scooter griffin1 autopass george01 boeing74 cuddles1 aaron123
1sexyred ffvdj474 buckwheat monster2 11qq22ww zx123456789 masterch lochness 1234qwert zxcvbn12 caterham dolomite
pericles sherbert irontree gangsta1 mahalkit lbhtrnjh 19922991 hopkins1 tabbycat 11c645df critters hellothere 551scasi
paloalto arcturus spider12 1357997531 datalife zxcvbn123 1122112211 london22 biggirls lzbs2twz golakers sasha1995
mittens1 d1lakiss speedrac hellrais 159753258 qwertyuiop123 playgirl crippler cheese12 edward12 gjhjctyjr shithole
201jedlz michael4 jamie123 romantik pittsbur thomas123 masahiro patrick8 datalore jackdani sasha2010 mwq6qlzo
cnhjbntkm ilovejen hunter123 hamster1 iluvporn alexsandr 777angel klingon1 benedikt inspecto wladimir hellspawn
nick1234 golfer23 kodaira52 yanochka buckfast roaddogg snakeeye fucker11 vfrfhjdf plokijuh emerald1 batman01 elementa
footlong cthuttdbx eagle123 getsmart saun24865709 cnhtrjpf martina1 michael5 deerhunter happyone monkey77 123456789f
crownvic strutter triumph1 moremone screwbal pernille independ master22 swetlana gilgames kissarmy clubpenguin
limpbizk fuckhard goodwood sdsadee23 foxglove balefire dcunited bowling1 areyukesc marmelad maynard1 heathrow qazxcvbn
connecti secret123 xzsawq21 tubitzen yfcnz123 michaelc phantom2 primetime21 sugarray undergro madison2 cntgfirf
masterca fiction7 sagitari 12481632 insuranc 2b8riedt 12346789 ssptx452 q1w2e3r4t5y6u7 14vbqk9p money4me fish1234
romeo123 ab123456 gorilla1 andrey123 lifesucks dima1997 sunnyboy bangkok1 letmein0 0raziel0 london99 wildthin patrycja
tmjxn151 yqlgr667 stripclub deadwood 863abgsg charlie4 summer11 mynewpas mustang4 nohack04 kimber45 dupont24 ghost123
radagast vsevolod argentum 2bigtits mamabear bumblebee mercury7 pussylic warchild diablo66 aventura annelies cumshots
clambake birthday54 paganini wildwest filibert thunder5 purple12 supersex 111222333a bvgthfnjh 4506802a killians
qqqwwweee koetsu13 mimi92139 fastfood idontcare 4z3al0ts sheffiel stalingrad corvett1 snapper1 desperados lovestory
marcopolo familyguy support1 shygirl1 submissi wildstar master69 gerrity1 raspberr tennis12 matahari alohomora
michaeld boyscout esmerald admiral1 steamboa apokalipsis shadowma eagles05 peartree sandmann kenny123 fabolous
loser123 myxworld4 cocorico nokia6120 johnny69 love2011 viktoriy hornyone fenerbahce brownie1 1qwerty1 baggins1
1234567t davidkin octopuss buttface paradoxx dallas12 123456zx operatio eternal1 chase123 blueduck redbarch millenni
eae21157 gfif1991 snoogins fartface fyfrjylf 123zxc123 emiliano amandine rawiswar gauntlet ingram01 quicksil bingo123
1chicken moosehea elefante parallax elfstone mission1 mitsubis whitedog rfnfgekmnf everythi getnaked prettybo carrera4
qwertyuiop1 midnight1 informat russland djkrjlfd teardrop iamtheone danijela ranger11 mowerman asshole2 adriana1
bootcamp bassman1 blackadd topflite technolo bassboat maksimus shearer9 vjzgjxnf 80070633pc shirley1 carolyn1 angeliqu
aa123321 ladyluck jetbalance 12345600 dima12345 090808qwe paul1234 1qa2ws3ed4rf alberto1 beachboy highball csfbr5yy
buttlove episode1 pilot123 simonsay pinggolf katerinka fylhjvtlf nighthawk juggernaut cabibble gangstar verycool
123456789qw forbidde prufrock 12345zxc blackbur koshechka dfcbkmtdf puertorico griffins 123456789zxc headcase bassmast
lerochka 04975756 fumanchu thankgod kayaking summer10 timepass poiu1234 zidane10 686xqxfg caveman1 nfvthkfy holymoly
alex1996 fighter1 asslicker abc123abc monkey22 password13 annushka 495rus19 withlove supergir bingbong bradpitt
kamasutr yfgjktjy amsterdam1 letmein9 annette1 scotsman welcome12 hamburg1 dfkmrbhbz excalibe boobies1 fuckhole
starfuck breakfas blenheim 52678677 mick7278 fleetwoo yxkck878 55667788 foothill 77777778 californi angelo4ek
rfkmrekznjh tinhorse sparky12 luojianhua nederland rosemari ciscokid 565hlgqo samsung123 trainman logistic vw198m2n
zaqwsx123 mariachi polarbear makeksa11 123456781 gladston notoriou polniypizdec110211 invalidp speaker1 maggiema
loislane discgolf pridurok alex1990 sacramen burunduk oakland1 gmctruck loveable azwebitalia sprewell tigrenok
jaredleto sigsauer doromich lasombra newpassword profesor 123as123 croucher rfhfvtkm superman2 assword1 z123456789
lovesporn gsgba368 pornoman nightwolf vfhecmrf minstrel wishmaster gracelan highwind solstice dbrnjhjdyf nightman
poopface luv2fuck ptybnxtvgbjy pornogra scarlet1 raintree 1aaaaaaa maxim1935 hotwater gadzooks arsenal2 allstar1
newpoint albacore 1236987z verygoodbot 1wildcat itdxtyrj kindbuds wenef45313 1compute gfyfcjybr lysander asscrack
suckthis masha123 oqglh565 dragon00 cheburashka unforgiven sillyboy quicksan froglegs shortsto bigtitts dropzone
jazzbass saltlake dmitriev helloman sugarbear tujazopi jo9k2jw2 counchac utjvtnhbz clayton1 incubus1 flash123 squirter
dima2010 98741236 madelein mudhoney consense bakayaro silencer pinkpuss 96321478 iaapptfcor datnigga sonic123 vjzctvmz
tribbles shock123 bearshar cubbies1 fucktheworld bmw325is 7777755102q scubapro hayastan delasoul searock6 fallout3
24681357 voluntee badboy69 gunslinger lovergir 640xwfkv darkknig aabbccdd birdhouse hiawatha tiberium hello1234
tm371855 greendog cyjdsvujljv schnecke lambrett prodigy1 pimpshit blackmen matthew8 primaver 15975321 1jessica
monaliza vfylfhbyrf harley11 tickleme kickass1 theresa1 fordtruck inkognito friedric metro2033 freeport cigarett
thebeach yzerman1 charlieb 1234567w 260zntpc access20 mallard1 fuckyou69 bigdog69 dima2000 skorpion39 dima1234
hawkdog79 warrior2 jerusale monkey01 w8gkz2x1 qwe123rty 123456789qq nezabudka barclays 12345678987654321 dima1993
oldspice prettyboy iamthema collants cowboys2 bikerboy kenshiro moonglow semenova deltaforce goldsink maximili
plumber1 trillian emanuela bagheera newjersey swampfox yes90125 weather1 scoubidou masterchief oranges1 1samanth
celtic88 applemac amanda11 taliesin london11 bandit12 killer666 06225930 psylocke schumach 24pnz6kc endymion birdland
smoochie thunder7 djg4bb4b ajcuivd289 colole57 dallas21 executiv omegaman newhaven pmdmscts s456123789 applesauce
levelone benladen sex12345 mevefalkcakk 5t6y7u8i nascar20 buffy123 playstation3 qweasd12 benjamin1 alemania neutrino
testicle trinity3 firestarter 794613852 guadalup philmont birthday299 741236985 qwerty88 komarova silverst catmando
tatooine 31217221027711 qwerty321 katmandu darknight freestuff quantum1 joseph10 pentium3 rfhectkm woodsink justforfun
sveta123 pornografia tujheirf portsmou 10111213 fkbyf001 pistons1 necromancer thegame1 hatesyou sexisfun 1melissa
tuczno18 bowhunte herpderp blackeye 19966991 19992000 masturba 34524815 paulina1 427cobra fkg7h4f3v6 longview
lkjhgfdsaz dionysus mariajos king1234 hshfd4n279 holland1 343104ky sureshot wooddoor florida2 mrbungle catsdogs
nowayout hartland buckskin rincewind redskin1 lostlove 19mtpgam19 abercrom jordan11 roflcopter phillesh avondale
igromania p4ssword jenny123 cardigan paris123 lakers34 hustler1 medvedev performa sexybeast supermanboy nokia3230
marilyn1 prostock bennyboy parol999 ford9402 159357258 phish420 tarasova caramelo draconis dictiona 0okm9ijn rhfdxtyrj
zaq11qaz anfield1 curious1 liveevil crackhead elektrik b0ll0cks z1234567 tempest1 alakazam qazedctgb hondaciv andretti
cannondale sparticu delta123 bmw330ci jeanpaul alevtina travolta fullmetal enamorad boston12 ilovepus cocopuff
football12 starfury zxc12345 fairfiel oldtimer sanpedro mollycat roadstar lvbnhbq1 topdevice sevastopol nolimit5
snickers1 09877890 justin11 autechre killerbe browncow christer fantomen redcloud elenberg beautiful1 passw0rd1
advantag cockring az123456 biohazar printer1 1starwar coolbeans quagmire djkujuhfl carlos12 qwerty10 totalwar underwoo
lildevil germania 5t4r3e2w1q fishbait redknapp tinfloor danny123 1zxcvbnm homewood sc0tland supertra sexylegs jackryan
winter11 gogiants alessandr homegrow iamhappy bayadera dragonfire bassingw 15975346 soccer99 cyclops1 dragon77
rattolo58 motorhea piligrim helloween supermen sandokan ufkfrnbrf sony1234 q1w2e3r4t5y6u7i8 brehznev creosote 14938685
naughtyboy pedro123 maurice1 joesakic nicolas1 matthew9 hfcgbplzq pepper123 firefly1 cyecvevhbr jessica8 frfltvbz
123456789aa casper12 sweethear sanandreas redroses bigfella volvo850 evermore underwor chelsea0 12435687 12332145
ilovelife seventy7 qaz1wsx2 rocket88 bobbyboy roberts1 locksmit masterof volvos40 jillian1 arwpls4u football2 sabbath1
strider1 killer66 homedepo nihao123 braindea weedhead camille1 oakridge biscayne dressage kellyann holliste
byajhvfnbrf milkshak sk8board freakshow antonella hannah01 masters1 pitbull1 1matthew luvpussy agbdlcid panther2
sweetgirl cookie59 sebastian1 cyberman zqjphsyf6ctifgu oldsmobile redeemer lovehurts 1panther nopasswo fuck1234
oscardog construc january2 flameboy nathan12 nicklaus dukester scorpio7 leviathan pourquoi vfrcbv123 roger123
4815162342a soccer21 gridlock ghhh47hj764 nitehawk kappasig rainbow2 milehigh blueballs ou8124me rulesyou collingw
astrovan firetruck crawfish hornydog morebeer tigerpaw 1234567890qwe seminoles partytim jaimatadi blackmag peternor
maggie12 k1234567 jessica7 sharingan oldschoo pentium2 artiller moneymak 00197400 shadow1212 handbags godisgoo
section8 suzanne1 racecars rambo123 ironroad johnson2 twinboys sausage1 anguilla vovochka budwiser meditate herkules
honeybea 11111111a rangers9 lobster1 mackdadd bigdaddy1 sepultur freddy12 bailey12 hedimaptfcor dcowboys sadiedog
horny123 beaver69 viktorija cubswin1 matt1234 rileydog luckycat candybar pussylip evertonf bojangle noncapa0 sangeeta
cucciolo starwar1 cornholio rastafari spring99 yyyyyyy1 sasha1234 redstone xenocide 1phoenix holly123 superbad
jalal123 hardbody 1234567r vivahate buddylee 38972091 40028922 pepper01 51842543 varadero tvxtjk7r vetteman fruitcak
jessicas dirkpitt bergerac golfcart pdtpljxrf dudelove 123452000 123455432 parachut mookie12 123456780 qwerty2010
chihuahu buccanee crazyboy slickric fktdnbyf 333222111 master23 daveyboy tyrik123 rockfish el546218 rfhbyjxrf
chessmaster amekpass my3girls nottingh natalia1 8letters iforgot1 pokesmot rosebuds gthtcnhjqrf k9dls02a supermar
qcmfd454 zz123456 navyblue gilbert1 2kash6zq avemaria 1hxboqg2s lhbjkjubz2957704 nowwowtg superpuper theclown devo2706
roman222 anathema florian1 tamwsn3sja dinmamma pussyfuck teengirl apples12 opelastra armagedd chelseaf thedevil
carter15 password00 lefthand ferndale roberta1 cornbread cisco123 newjerse rikimaru a1l2e3x4 lorenzo1 monica69
blowjob1 bellsout celtic67 alfabeta heatwave honey123 lightsaber 123qweqwe thegirls bootsman 4321rewq hightime
1chelsea junglist august16 t3fkvkmj lsdlsd12 chuckie1 cathouse natedawg wessonnn kingdom1 novembre kingfisher qwerty89
jordan22 zasranec installutil fetish01 yanshi1982 clemence newzealand 13324124 mazahaka eastwest mistydog ginger11
pyramide honda250 andrewjackie zaq123wsx windsong programm blunt420 vlad1995 zxcvfdsa mercedes1 koteczek honeybear
richard7 hockey10 julie456 tequilla penis123 tigerwoods 1ferrari snowdrop matthieu smolensk cornflak jordan01 love2000
23wesdxc anna2000 geniusnet baby2000 onlyone4 networkingpe raven123 pjflkork zxcvbnm. gunther1 bob12345 septembr
12qw34er56ty nokia5228 billgate catsmeow mizredhe jasper12 longball bootyman aleksand qazwsxedc12 slowpoke password10
collins1 doglover baseball2 security1 godloves 213qwe879 1qazxsw23edcvfr4 parol123 123456zz piehonkii qaz123456
sidewinder blackpoo jalapeno rockyboy blood123 wheaties gfhjkm007 anna2010 guitar12 tomwaits fantasma cindylou
bitches1 camaroz28 1211123a scorelan concordi tomcat14 andrew123 belgario fatdaddy password23 boomtown joshua01
war3demo monamour carlton1 neverland brandon0 arschloc dodgeviper qwerty666 dante123 ontheroc corpsman uiegu451
hardtail irondoor ghjrehfnehf 36460341 kondom25 123456ss freemail comander natas666 siouxsie yankees0 diablo666
lesbian1 lena2010 whattheh biteme12 rifleman dicksuck ktybyuhfl 7ovtgimc clapton1 tracker1 cabinboy ladyffesta
snoopy12 werthvfy nefertiti warszawa macsan26 mason123 welcome8 nascar99 77778888 comicsans 81726354 killabee arclight
86753099 monday12 88351132 88889999 websters asdf12345 159753456852 multimed noaccess henrique sophie12 123123456
charlie8 birmingh hardline 89172735872 philips1 olegnaruto banana12 1234567890w shaolin1 master10 cinderel deltaone
manning1 biggreen goforit1 766rglqy sevendus aristotl armagedo lekbyxxx soccer16 texas123 victoire 299792458 eeeeeee1
confiden neverdie cavscout 481516234 1qazxcvb barbaros 123456782000 thissucks unknown1 polo1234 sssssss1 bluejean
soccer20 blingbli dirtball alex2112 brittany1 dakota12 vg08k714 bernadet 1bulldog danielle1 hullcity matrix12 supercar
airjordan 545ettvy netvideo redcross 9379992a .adgjmptw geddylee firstone turbodog trapdoor opopop11 leapfrog 134kzbip
peekab00 pirrello gsewfmck dimon4ik hypnodanny ghbdtngjrf anchorag buffett1 23jordan wildside 2wj2k9oj baerchen
suspende denman85 porno123 daytona1 bunny123 amaterasu mastercard bitchedup chicago7 merlin12 alcapone joseph12
chelsea6 dorothy1 unlimite linda123 warlock1 forgotit ilikeyou loveislife dumbass1 kalinina sergey123 xxxxxxx1
jesusislord motherfuck birthday5 a9387670a rjhjkmbien cessna17 cfvlehfr 1111111q yankeemp 3xbobobo liverp00l amadeus1
vbhjckfdf pirates1 alenushka mandy123 timewarp julia123 123321qq spacebar fcbarcelona angela12 christopher1 stargazer
hockey11 motorhead damngood letmein3 moremoney killer99 andrew01 openwide alphabeta chelsea8 a19l1980 realgood
1234567b gunners1 artem2010 abcde12345 nokia6230 1qaz3edc frequenc acuransx ilovegirls anastasiy berbatov 21436587
angelochek ingodwetrust 123456aaa thunder9 installdevic digitalprodu suckmeoff windsor1 mishanya garfield1 littlebit
vandamme passward ferrari5 running1 pepper76 trademan volvos80 reanimator 1234554321q escorpion karolina1 kolovrat
1qaz@wsx deadman1 minicoop summer00 nastyman merlin69 bornfree diskette 12345678qwe dolemit1 whatthehell voldemar
vtufgjkbc hotwheels pokerface freakout realmadri whitewolf johnny99 theghost vfvektxrf jumpman23 deadlock barbwire
stellina mustanggt northwes chameleo george11 cornell1 golfer12 megapolis monkfish sarajane bailey01 isabella1
moose123 henriett dohcvtec western1 frogger1 redwood1 streetball fridolin d78unhxq michelob macanudo peanuts1 astaroth
dakota01 mustard1 sexylove giantess teaparty beerbong charles3 anniedog anna1988 cameleon longbeach qpful542 mesquite
waldemar daisymay moosejaw ninjaman shrike01 88002000600 harley69 alphaomega severine grappler twogirls gatorman
buttmunch excelsio crayfish lsia9dnb9y littlebo hiroyuki firehous camaleon froinlaven crazycat wavmanuk 1heather
mario123 funtime1 conehead patagoni backspace frenchfr dashenka baseball3 741852kk baller23 griffey1 suckmycock
fuhrfzgc bumerang pavlusha minecraft123 ranger12 twisters finance1 dignity7 lvjdp383 jgthfnjh dalmatio paparoach
miller31 2bornot2b monterre theblues jasmine2 sibelius shane123 natasha2 iloveass london20 beholder fuckyou! pussylick
bologna1 austintx lightbul crossfir gfhjkm22 marina123 parkview chilango abramova nautique 2bornot2 nightwing surfboar
quant4307 15s9pu03 shitball walleye1 wildman1 whytesha my2girls baranova berezuckiy qwerty02 suckit69 davidlee
bayshore 36987412 explore1 zoidberg blacksex mickey12 slayer69 rlzwp503 4cranker numberon deeppurple goodbeer 66669999
harmony1 254xtpss dusty197 wcksdypk dfnheirf whoareyou darksoul rounders killer11 cegthgfhjkm 123654987 killer23
q123456q 444555666 service01 jordan123 duncan21 pornlove asdflkjh 1236547890 winnipeg261 fk8bhydb seanjohn brimston
bitchedu woodlawn volgograd boy4u2ownnyc laura123 parker12 z123456z andrew13 longlife gobruins murmansk schlumpf
bastardo mashenka generic1 spaceboy lopas123 kbnthfnehf takedown davidruiz painter1 agamemno smallfry 2b4dnvsx
6458zn7a gfxqx686 sh4d0w3d yqmbevgk 89211375759 chipster buddycat diamond3 rincewin hxp4life pokemon2 dimochka
cde34rfv verynice pasha123 firewire martesana a1234567890 birthday3 providen pitbulls damned69 martin11 goldorak
winxclub splitter wutang36 phoenix7 arshavin paulaner qwert1234 zesyrmvu 625vrobg sally123 c43qpul5rz majinbuu
lithium1 bigstuff horndog1 12342000 runescape1 chargers1 474jdvff misskitty breaker1 7f4df451 chippers len2ski1
nokia3110 standart 123456789i penmouse ktnj2010 hemmelig merlin01 bearcat1 thomas11 petrovna creative1 vbitymrf
breitlin westwing gohabsgo tippmann quattro6 simba123 qwert54321 beavis69 peanutbutter 12345abcde mermaids geilesau
parkside imagine1 rockhead producti playhard principa dbyjuhfl cruiser1 montgome bodyhamm rostislav kimberly1 dallas11
cocacola1 password8 intheend whisper1 pjcgujrat felicida jrcfyjxrf 1234567k utjuhfabz artem123 spike123 jor23dan
morgan12 dogstyle 221195ws oktober7 mightymo aezakmi1 serega123 qwerty111 asdfjkl1 karishma 669e53e1 nesterov silver11
telefono goeagles sd3lpgdr rfhfynby melinda1 bigchief timberwo gatekeep anastasija vfuyjkbz riesling dalglish turtoise
hugedick devilboy habanero waheguru freedom5 seashore tecktonik jobsearc 1corvett foundati vfnhjcrby soccer18 dima1992
hunter99 zhjckfdf trailer1 04325956 benetton kononenko sloneczko rfgtkmrf balalaika oxymoron ironmike majortom
an83546921an13 blade123 franchis mxaigtg5 housepen bighouse flimflam qwertyasd shumaher kartoshka canaries 123456789as
preciosa allblacks forrest1 ryjgjxrf ironman2 butterba 1grizzly rembrand 1richard yfltymrf littlejo tatertot 4809594q
stuntman stanley2 adxel187 toystory crevette dima1990 tennis11 melissa6 gobuffs2 thomas19 dima1999 anna1989 vfvekbxrf
krasavica vfhufhbnrf asdfghj1 motdepas kardinal abcd12345 burberry harrison1 idlewild foiegras tiffany2 1234567890zzz
compute1 hellspaw dogballs millenia newdelhi charlest joeblack 1rosebud batman11 misterio charlie0 august11 jigei743ks
adam1234 ggggggg1 1zzzzzzz sexywife northstar containe tigers01 jacob123 richard3 cjxb2014 edgewood matilda1 hookedup
r3vi3wpass 2004-10- emerson1 warlord1 masterb8 wallstre ghjcnjrdfif 12332100 1j9e7f6f 42qwerty42 12345698 darkmanx
bb123456 neuspeed billgates 305pwzlr mangust6403 karen123 jimmyboy bigtime1 yr8wdxcq m1garand sumitomo streaker
roadtrip buterfly august31 tristram talisker freespace vfhbfyyf notyours christian1 sniper12 joker666 devilish
eastern1 voyager2 cybernet iloveme1 karandash diabolic foofight herbert1 premier1 eric1234 ironsink s7fhs127 plankton
changepa august25 mouse123 killer69 quovadis 033028pw barrakuda spawn666 wordlife austin123 timberla legalize
987654321z vitalina aksarben sam138989 prince12 wolfman1 ybrjkftd qwerty33 womersle billyray alternat qwerty69
rammstein1 mystikal executor ghjcnjnf 999888777 welshman access123 963214785 951753852 fvcnthlfv 666999666 testing2
nintendo64 159357456 123452345 mithrand aa1111aa ficktjuv rainbow7 poppy123 uvmrysez 7u8i9o0p monkeys1 olcrackmaster
pizzaboy pistache hungwell amanda01 solomon1 moneymon sunnysid jasmine5 thebears putamadre workhard flashbac counter1
1234567s deathstar direktor 12345678s rekbrjdf santeria daftpunk uekmyfhf ironbird giants56 salisbur summer04 pondscum
redshoes bartman1 0p9o8i7u sexisgood ghjuhtcc 4freedom lovesyou belladon rfhfrfnbwf deepdive phantasy redapple
structur manolito chloe123 vlad1998 random123 ontherocks dimedrol rovnogod flintstone beernuts isengard highfive
casper99 italian1 qwerty23 muffdiver grace123 orioles1 redbull1 ziggy123 breadman logan123 wideglid mancity1 qwe123456
qweasdqwe oddworld godislov carlos123 dragon25 1freedom policema eduardo1 gfhjkm11 lfplhfgthvf zzzzxxxx samarkand
cegthgegth silvestr sexdrive nintendo1 fantasy7 oleander pingzing calliope housecat abc123456789 snake123 chronic1
gfhjkbot expediti noisette whitetai favorite3 lisamari educatio 1958proman bailey10 hockey19 dkflbdjcnjr deltachi
auckland2010 7653ajl1 mardigra testuser camaro67 454dfmcq 6xe8j2z4 headhunt banshee1 moonunit pussyboy tigger11
yellow12 jimmyjam sportster braves10 19216801 sucker69 daffyduc hedonist cacapipi 19899891 greekgod 19977991 frances1
minnette bigboy12 partyboy javabean freehand qawsed123 w2dlww3v5p tomjones markhegarty residentevil curitiba dovetail
aerostar jackdaniels goober12 monkey21 eclipse9 1234567v vanechka aristote belgorod abhishek neworleans pazzword
sashadog diablo11 maureen1 funkster gillian1 ekaterina20 chibears astra123 windows9 vinograd vika2010 quiksilver
19371ayj qzwxecrv butterfly1 merrill1 scoreland megastar mandragora qawsedrftgyh crickett joselito aaaabbbb austin01
leto2010 aaa12345 salinger qazsedcft newshoes 123321qweewq 123qazwsx 22221111 0987654321a 1029384756q gerrard8
laputaxx omgkremidia knight12 vladislava austin11 jlbyjxrf kbdthgekm fetish69 exploiter manstein 32615948worms
dogbreath ujkjdjkjvrf larrybir thunder3 9kyq6fge likemike shinigam yfcnfcmz 13245678 scuderia limpdick vishenka
volvov70 bioshock tombraider matrix69 13579135 august12 mariner1 742617000027 bitchboy pfqxjyjr marryher muffin12
traffic1 ivan2010 coorslight hunter69 sonofgod dolphins1 1dolphin pavlenko woodwind pinkpant gblfhfcbyf justinbiebe
jeff1234 parrothe shawshan brooklyn1 dragon64 redwings1 porsches hubbahub b929ezzh sorokina metatron treehous
zxc123zxc 1steeler foxwoods sidorova snowwhit neptune1 nudelamb deltasig 7gorwell nokia6630 nokia5320 madhatte
1cowboys birdman1 adv12775 dude1998 babyhuey nicole11 ubvyfpbz stalker123 robertso zippy123 1111111a dirtyman analslut
minhasenha flatbush bhbyjxrf 26429vadim lawntrax truckman nemvxyheqdd5oqxyxyzi cableman hotsex69 patrick3 4311111q
753951852 freedom4 sweet123 sentinal ufgyndmv skate123 123456798 123456788 damocles dollarbi caroline1 flatland
92702689 ajnjuhfabz madison9 avrillavigne asseater everlong sebora64 sleipnir caterpil 212121qaz gjytltkmybr rocawear
everest1 blackdic 44448888 112233aa 2502557i nanotech yourname 15975300 1234567l chicago0 cxzdsaewq qqwweerr pon32029
rainmake matveeva legioner tombraid chinese1 shalimar oleg1995 beaches1 tommylee monkey23 likewhoa yujyd360 shadow22
drumnbass 6jhwmqku dinsdale money111 virtuagirl rattlesn 1sunshin monica12 veritas1 newmexic millertime turandot
rfvxfnrf bowhunter booboo12 deerpark taylorma rfkbybyf iamhorny bacardi1 dctktyyfz peanut12 fuckyoubitch altavista
ghjcnbvtyz fhnehxbr qazxcdews maddmaxx redrocke spencer2 thekiller p1234567 shakespe bandit01 dartmout magpies1
mouseman summer07 chester7 ashley11 01081988m balloon1 tkachenko master77 zzxxccvv supermax qaz12wsx temitope project1
lbpfqyth vanilla1 lovecock u4slpwra fylh.irf 7ertu3ds necroman chaos666 lazyacres harley99 dilligas computadora
nissan350z unforgiv schalke0 borisova branden1 marie123 lafayett 878kckxy cheeseca mercutio psycholo andrew88 o4izdmxu
sanctuar suckmydi rjvgm.nth goodgame 1qwertyuiop 6339cndh scorpio2 southbay crabcake paperclip rastafar mpetroff
volvo240 blue2000 incognit station1 clipper1 ledzeppe kukareku sexkitte lakers12 acmilan1 phoneman sintesi07 nephilim
nascar03 123456789e minouche clarkken microwav santacla ironside carter12 borntorun iloveyou123 pancake1 tadmichaels
heat7777 ilovejesus luckycharm gordolee85 forever21 neworlea anhnhoem melissa7 massimiliano dima1994 madison3 shokolad
soccer123 1qasw23ed sasquatc verochka monopoli lamborgini gondolin candycane needsome scottie1 0147258369 kalamazo
lololyo123 bill1234 ilovejes lol123123 567rntvm downunde angelbab guildwars homeworld qazxcvbnm superma1 kryptoni
calvin69 konovalov jansport october8 liebling wmegrfux ljb4dt7n 012345678910 kolesnik speculum at4gftlw cahek0980
dallas01 godswill chelsea4 catinhat urlacher lickme69 alex1959 barney12 alex12345 lp2568cskt s1234567 gjikbdctyf
anthony0 browns99 widespre fucklife master00 alino4ka revenant veroniqu 4g3izhox bluefire wizard12 dimitris a32tv8ls
qmpq39zr busdrive jtuac3my sr20dett 4gxrzemq keylargo rfktylfhm xcalibur glock9mm str8edge bulls123 carlsberg woodbird
1w2w3w4w 41d8cd98f00b 5432112345 scrappy1 grizzley morgan01 winstons easyride 311music 19866891 leadfoot kr9z40sy
cobra123 hillcres mudshark alfredo1 hovepark 000777fffa wildthing agricola penny123 family01 happy100 firsttim
fifa2008 chevy350 panties2 spagetti narkoman nhfdvfnjkju123 1ccccccc napolean rossella logitech1 canucks1 loginova
marlboro1 kalleanka mishutka blackone ghfplybr 682regkh newburgh xenophon hummerh2 ereiamjh cellphone jetblack
yankees7 killemal eurocard sydney12 tuesday1 antietam wayfarer beast666 19952009sa hockey21 haloreach dontcare
andrea11 karlmarx protools timberwolf ruffneck fairlady illuminati homerjay scooter7 barmaley tigers12 dreamer2
goleafsg cumlover studioworks kurwamac woody123 henry123 porpoise paula123 38gjgeuftd rjrfrjkf sasha12345 matrix13
radical1 coolguy1 secretar sasha1988 00000001 1butthea kobebryant 12345asdfg sunsh1ne smokeone helloall bonjour1
snowshoe nilknarf lol123456 atombomb ironchef alekseev 12345678m fahjlbnf chapstic tiger200 lisichka searchin tanya123
alex1973 alex1991 dominati silenthill rebellio shamanking cumsucker partagas 22223333 arnster55 fucknuts silversi
parcells vfrcbvjdf miniskir juiceman botafogo mama2010 junior12 derrickh asdfrewq chitarra silverfox prestigio
devil123 max33484 alena2010 verysexy hibiscus speciali raffaello vfhvtkflrf a123456z worksuck lomonosov dusty123
dukeblue sergeeva bettylou gjkrjdybr hagakure pmdmsctsk alekseeva fktrcttd gutierre stomatolog palmeiras gjkysqgbpltw
lifeguar mindgame frdfkfyu phoenix8 penelopa merlin99 mercenar deadsexy chinchil 1234567m sammycat marakesh
temppassword elmer251 patrick0 bonoedge milkman1 nicole12 ticketmaster beatles4 number20 superfre yfdbufnjh jake1234
wpoolejr nicolett cannonba 123456789. marilena bogdan123 redskins1 19733791 shadowru coolman1 pornlover gateway3
fuckyou0 booboo69 bosco123 1234567qw 1xrg4kcq cbr929rr allan123 motorbik andrew22 pussy101 miroslava cytujdbr camp0017
snusmumrik serendipity tincouch timmy123 hunter22 gustavo1 alex2010 essayons appletre corrado1 satelite 1michell
123456789c cfkfvfylhf acurarsx k123456789 bluetick soccer69 jordan99 fromhell mammoth1 fighting54 pepper11 worldwid
sordfish listopad hellgate dctvghbdf married1 juggalo1 repvtyrj zxcasdqw mystery1 creamyou rehjgfnrf coleman1 steve121
alderaan celeste1 junebug1 bombshel gretzky9 playgolf boneyard iforgotit garbage1 archmage 135135ab ranger02 zaharova
33334444 astonmartin blackdick 46775575 qwertyas mailman1 greenday1 57392632 sanchez1 85852008 1forever 98798798
123456654 142536789 01telemike01 annie123 brunswic 123456qwer madison0 snowball1 1133557799 songohan 00009999 murphy01
associat jackpot1 nursultan ytnhjufnm electra1 ghjcnjnfr1 smokey01 integrit trouble2 14071789 ekilpool yourmom1
sparky11 ruslan123 demetrio appelsin asshole3 raiders2 billygoa p030710p$e4o macdonal 248ujnfk schmidt1 sparrow1
vinbylrj ycwvrxxh gerlinde poochie1 1charles terorist omgwtfbbq assfucke vengence dalejr88 amazonas 0o9i8u7y6t
kaligula pimpjuice birthday10 lawncare grandorgue juggerna swatteam motorbike repytxbr celicagt godisgreat lucifer666
shortdog palenque 3techsrl knights1 orenburg 80637852730 12345670 12343412 12123434 feuerwehr 7418529630 loveforever
stratocaster 8928190a motorolla lateralu 123456789zx wifey200 ololo123 central1 nemezida poker123 ilovemusic noodles1
lakeshow soccer33 master13 diversio wiktoria 11335577 firstson ceisi123 hrothgar jarhead1 happyjoy dicklick provista
smile4me bootycal heartbre bigpappa fy.njxrf aa123123 tricolor smokey12 kikiriki mickey01 robert01 stevenso deliciou
money777 susanne1 asdasd12 mommy123 wrestle1 fuckyou12 barbaris f8yruxoj left4dead2 diana123 annarbor nikita2000
fbi11213 qwaszxqw klapaucius vfktymrfz keith123 peacock1 orgasmic thesnake rhfcyjlfh estefani firehose funnyguy
asdf67nm demon123 thicknes kristall banderos marchenko de1987ma cronaldo mama1963 telecaster punksnotdead acdeehan
1q3e5t7u megaman1 neophyte australia1 1jeffrey fgdfgdfg 1986irachka playstation2 slacker1 lordsoth dctvghbdtn hondacar
worldcom 51094didi sweetpussy supercoo robert11 panda123 gfhjkm13 lovesong solnyshko multiplelog martusia iamtheman
greentre motorrad vfrcbvev 666satan losenord lateralus absinthe command1 iiiiiii1 jungfrau ufhhbgjnnth yamakasi
gemini69 zxcvbnmz skyblues legolas1 murcielago benidorm viperman dima1985 7elephants 267ksyjf kaitlynn sisyphus
yellow22 redvette ac2zxdty hxxrvwcy eatshit1 appleseed simpleplan fynfyfyfhbde birthday6 bluedevils batman23
chrisbrown animals1 takayuki assembler sissyboy nokia6230i eminem12 hunt4red darknigh cptnz062 ndshnx4s twizzler
wnmaz7sd gfhfcjkmrf alabama123 barrynov durandal 8xuuobe4 cmu9ggzh crazyfrog vfvfktyf mackdaddy cribbage pandabear
whitesta p2ssw0rd tiktonik moonlite bearclaw liberty2 snakeeyes rainmaker baby1234 sureno13 kluivert calbears
medvedeva whirling bonscott freedom9 october3 cerulean password21 callista rainman1 mickeymo bulldog7 nicerack
summer98 mustang69 jackster eclipse2 up9x8rww themaste deflep27 fotograf junior123 aldebara flower12 novastar manchild
william7 blackstar spurs123 moom4242 tightend 07931505 1johnson smokepot snowmass jessicam giuliana 5tgbnhy6 tentacle
scoubidou2 vasilina jlbyjxtcndj loosee123 palantir iloveme2 hannelor lewie622 ghjcnjqgfhjkm blasters grinders kzsfj874
daniel01 squealer fortunat peace123 candlebo soundman zxcqweasd ghbjhbntn thunderc phish123 tintable nightcrawler
tigerboy basilisk masha1998 kayla123 geemoney 0000000000d vintelok 12345rewq nightime ch1tt1ck mxyzptlk superted
parfilev livestrong matthew3 access22 miguelit smooches dezember spaghett guitarma photosho junior24 monkey24 vaz21093
bigblue1 trident1 orange99 bengals1 nallepuh mtwapa1a ranger69 1tiffany rutabega toutoune surfcity samanth1 monitor1
littledo kazakova mistral1 batman123 fuckoff2 5544332211 towtruck kenwood1 vfiekmrf ranger75 ladygirl boeing77
installsqlst xohzi3g4 kfnju842 klubnika cubalibr 123456789101 0147852369 tallulah extra300 missy123 maiyeuem
nccpl25282 buster22 broncos2 letmein4 harrydog fishlips asdf4321 superjet norwegen movieman psw333333 postbank
deepwate geolog323 a3eilm2s2y 123321qaz monkey20 buckwild byabybnb mapleleafs yfcnzyfcnz summer03 ltcnhjth uto29321
poptarts spam967888 705499fh porn1234 1porsche whatthef 123456789y soreilly allochka is_a_bot winter00 bassplay
531879fiz c0rvette diamond7 matematica beaver12 seashell chaching xenogear chicco22 ancella2 vika1998 resolute
pandora2 william8 jesusis1 cheerlea renfield anna1986 madness1 19719870 liebherr ck6znp42 metalgea falcon11 7jokx7b9du
tassadar batistuta 1herbier ghjrehjh karimova snowwhite 1manager michael12 analfuck jaysoncj maranell bsheep75
rrrrrrr1 almaz666 goodpussy 1w2q3r4e william6 alanfahy nastya1995 panther5 123qwe12 vfvf2011 qazwsx1234 ketamine
energizer usethis1 123abc123 buster21 thechamp hopeful1 claybird bigmaxxx housebed dimidrol bootycall 80988218126
christa1 chevytru 00998877 overdriv dinamite bloembol twinkles 118a105b lanzarot youngone ssvegeta fktrcfylh1 vika1996
dynomite sonshine constanc thinkbig hopalong redfish1 andrei123 1fishing ifufkbyf emily123 paladine bulgakov
4294967296 cdtnkfyrf hedonism gfgfrfhkj beardown 00000007 braves95 anthony3 roxanne1 underwat 3f3fpht7op dragon20
bilbobag radiatio garibald wakeboar maranello parolamea galatasara loranthos asmodean porkypig mercator koolhaas
debbie69 liverpoolfc yankees4 12344321a 85200258 dustin23 thomas13 112233445 1bbbbbbb rubberdu donthate sasha1992
vjnjhjkf arkangel willie12 celtic1888 grandma1 172839456 basshead hornball pagedown rfvtgbyhn astonmar madalina
shenlong matrix01 nazarova 369874125 j0nathan greshnik suckmyco mjollnir 789632147 asdfg1234 artem777 bmw318is
rambler1 yankees9 5w76rnqp babyruth magical123 gfhjkm135 soboleva teamster pokemons 1472583690 1597532486 shockers
melanie2 clarisse farfalla 4fa82hyx x4ww5qdr leather1 samuel12 sailaway starburs 100years killer01 blackhole palmeira
verboten solidsna gevaudan hannah11 talktome jesse123 !qazxsw2 wetwilly natural1 intersta shithead1 bonethugs solitair
bubbles2 adidas12 cameron2 a7nz8546 respublika fkojn6gb rachael1 purple01 zldej102 ab12cd34 cytuehjxrf astroman
handsoff mrblonde unclesam kpydskcw lg2wmgvr biarritz feather1 williamm diamondd fishhook lena1982 unb4g9ty applegat
mikehunt giancarlo felix123 december1 nicole23 bigsexy1 justin10 falcon12 qwerty01 estrellit 1234567890m stingers
bbbbbb99 allen123 monkey00 eldritch littleone hpmrbm41 celebrit maxwell7 kendall1 17071994a snuffles alexis01 vlad1994
forward1 badaboom hardtoon hatelove knopo4ka duchess1 kickbutt fuckyou6 eddie123 dragonfi marihuana brownlov nike1234
kwiettie jonnyboy robert123 florenci bristol1 allister yjdujhjl gauloise bellaboo wltfg4ta foxyroxy rocket69 master21
malinois obsessio yeahrigh panthers1 liza2000 paintball1 blueskie cbr600f3 mandreki wonderbo muledeer xsvnd4b2
245lufpq ghjcgtrn wert1234 juanjose frostbit badminto archibal dm6tzsgp ytdxz2ca hallowboy guilherme dopehead iluvtits
worldwar chewbaca oooooo99 ducttape borisenko taylor01 arlingto p3nnywiz rdgpl3ds boobless kcmfwesg blacksab
s123456789 russell2 marykate lindros8 gofaster stokrotka kilbosik aquamann shedevil slot2009 october6 brewcrew
sexfiend 12341234q crjhjcnm monkey66 polopolo09 feuerweh poohbear1 bennevis fatgirls cdexswzaq racecar1 hondacrv
william0 techdeck atljhjdf fallenangel tranquil carla123 lespaul1 portvale bycnbnen trooper2 gennadiy amazonka
chinatow fitness1 selfok2013 fullhous bajskorv nectarin littlebitch feyenoor pussybitch icecube1 ltybcjdf theking1
sexsells swinger1 aphrodit kurtcobain rhind101 poiulkjh beantown stuttgar messenge motorman nicegirl rachel69 faith123
studmuffin gamecocks bosshogg 4me2know fuckmeno phoenix3 buttnutt andreyka jvtuepip ashley69 swissair fylhttdf
mickey11 m7hsqstm weihnachte dowjones freeones timberland guinness1 bombadil flatron1 logging7 telefoon cowabung
yousuck1 asd123qwe torrente diamond6 jackaroo millerlite ironhorse zzzxxxccc roosevel 8363eddy depeche1 frederiksberg
sasha2000 was.here rosedale cokeisit gandalf3 skidmark ashley01 1234567890qaz sexxxxxx 12345789 gcheckou 12345611
lightman velosiped brucewayne elena123 greenegg nitemare cassidy1 boywonde pgszt6md batterie redlands scooter6
bailey11 maxwell2 startnow ducati74 blackmetal balla007 phatfarm kirsten1 titmouse benhogan andrew10 johnwayn bullyboy
goldtree tigger99 cyclone1 woodpony camaleun bluesky1 eagles20 lovergirl peepshow dima1989 rjdfkmxer 11111aaaaa
august17 0773417k 1monster freaksho sashenka ccccccc1 cincinna lightfoo tabaluga punkrawk slick123 knight99 fefolico
contrera anna1984 robert99 pretende serenada ludmilla l0swf9gx hankster dfktynbyrf 944turbo crystal2 blackfly zrjdktdf
eus1sue1 riverplate harddriv melissa3 elliott1 sexybitc cnhfyybr jimdavis amberlee skywalk1 gb15kv99 rothmans firedawg
aftermat 01478963 phishing gunblade exclusiv sasha1997 rebecca2 kallisti fuckmyass norseman ipswich1 intelinside
yjdjcnbf tatiana1 1a2s3d4f5g6h bruins77 sundaypunch realmadr vfyxtcnth black666 valkiria millerti birthday100
greeneyes celebrat slava123 bubbabub joesmith katya123 sweetdream wwwwwww1 lovespor s5r8ed67s cowboy22 wachovia
michaelb qwe1234567 safeu851 antonova longtong kekskek1 123456qwert thomas10 vika2011 ilovemylife scoubidou6 barney11
blindman maximus2 master55 11223355 diego123 sexpistols prisonbreak nokia2700 ajnjuhfa yankees3 ak470000 bdfyeirf
riobravo thoradin polkaudi kurosawa honda123 fuckyouguys 754740g0 anallove microlab1 makarenko andrew11 johnnybo
booster1 sanders1 johnson4 kd189nlcih hondaman sevisgur bear2327 sexmania roma1993 hjcnbckfd tuppence jimandanne
19955991 quincunx dima1998 skinner1 pinguino lisa1234 xpressmusic getfucked matulino johnsmith spanner1 todiefor
nikki123 chuck123 batman13 princesse 28infern muselman mets1986 bigbroth mollymoo lizottes 0sister0 heckfyxbr
22q04w90e nikita95 hammer22 lutscher carolina1 buster99 kourniko aggarwal 19911992 shdwlnds vfvfgfgf123 monkeybu
premiumcash classact devilmay hardpack zombie13 stockcar honeypie nowayman alphadog tiribon12 telefone chicken123
b1234567 vasilisk cooking1 whitewol chelsea7 masterma bushmast nathan01 heimdall gthtrhtcnjr canesfan ybrbnf_25
artichok superdude mickey22 holeshot gettysbu hammer99 bmw750il differen pornosta dirtygirl ginger123 honda200
hotspurs johnatha firstone123 lexmark1 msconfig karlmasc 123qweasdzx tcglyued baseball12 plat1num justin01 dthjybxrf
superman123 gladiolus dreamgirl spankme1 arianna1 cool1234 belladog importan 87e5nclizry teufelo7 quaresma nnmaster
123321az tomjerry standrew gizmodo2 rz93qpmq 870621345 qmezrxg4 moom4261 hkger286 klaudia1 753951456 fsunoles
romanenko isthebes walkman555 ranger98 scorpian hardwareid bluedragon 2305822q iddqdiddqd w1234567 sputnik1 pa$$w0rd
2i5fdruv flexscan thesims2 boogiema bigsexxy powerstr babyboy1 funfunfu daniel21 123578951 maxthedo hithere1 bond0007
r1234567 torrents 123451234 pointman caffreys bloodlus 321ret32 102030405 stickboy lotrfotr34 mclarenf1 ironlung
pushistik dragoon1 unclebob tigereye mermaid1 roman777 brandon7 17711771s videogam cubalibre august15 idinahui
nikita1998 78621323 jaydog472 canada99 neverwinter love2010 67390436 eleanor1 aquemini shipmate logcabin 66005918
louisian 1abcdefg triathlo ilovemar letmeino fibonacci 58565254 artemis1 grigoryan bunnyman 158uefas jackhamm mineonly
rfnfhbyf kristina1 52545856 bigloser 51525354 anarchy1 teenslut sanfrancisco private5 qwerttrewq jesuschr toyota91
45645645 bugmenot 44556677 wwr8x9pu alphaome harley13 kolia123 wejrpfpu revelati pinkpussy miami305 wow12345 tannenbau
asdfasdf1 darkhors retired1 37583867 gxlmxbewym 1warrior 36925814 89876065093rax naturals gateway9 cepseoun sasafras
1qazxdr5 motoguzz emmajane alex1995 jerkyboy cowboy12 arenrone precisio 31415927 powerhou mashoutq thebeatl cvzefh1gk
zimmerma grimreap icandoit borodina dima2009 keywest1 napster1 5411pimo gilgamesh kalimera rjycnbnewbz maulwurf
alice123 fuckgirl redhorse margaret1 pumpkin2 fourplay 1brandon blackheart blackfin cntgfyjdf mymoney1 09080706
goodboss sebring1 kensingt bigboner marcus12 ym3cautj thestone lovebugs silver99 forest99 qazwsx12345 longboar
rhfcbdfz msouthwa shahrukh dragon666 france98 ps253535 zjses9evpa sniper01 good4you station2 school12 mvtnr765
tiburon1 ghjcnjgbpltw checkito 1ladybug corneliu svetasveta imaccess brandon6 piccolo1 3611jcmg children2 ou812345
eklhigcz 30624700 amazing1 dolphin9 heather6 miracle1 silverfi spring12 barney01 gfccgjhn aishiteru fathead1 xexeylhf
anisimov saskatoo brandy12 irish123 palpatin lovesuck poulette mclaren1 cooper12 newpass3 rfgecnfcerf alskdjfh
1234567qwertyu mossberg starline misfits1 rangers2 blackhea pappnase daywalker summoner 1jjjjjjj swansong 12345qqq
lionsden silver33 saisg002 nosaints 0cdh0v99ue deskjet1 14159265 14142135 orange10 richard0 backdraf kohsamui
c43dae874d wrestling1 pepsiman qweqwe12 balls123 schlange optiquest nottoday 1234qwerasdfzxcv greentree gcheckout
marshal1 gtogto43 marcelit aqwzsxedc kenshin1 sassydog system12 desember scorpio6 steph123 rocket21 lytghjgtnhjdcr
baseball9 carlsbad schoolgirlie apocalyp nicole18 gfgf1234 wonderwall beer1234 maryann1 birdcage donna123 123lol123
adidas11 pandoras 111222333000 daniel11 ingersol mama12345 cessna15 1simpson nazarenko seattle2 azfpc310 rfycthdf
hotlanta kumar123 fsd9shtyu highjump entertai sinatra1 htcnjhfy videoman bigbird1 kenaidog silverma 123123qq cbr600f4
harakiri chico123 glasgow1 ybrjkftdyf surfside intermilan multipas schroede testerer hejmeddig antonio2 tornados
n8skfswa greatdan z1z2z3z4 katiedog 1234512i monster7 alex1985 voronina mbkugegs zaqwsxcderfv abcdef12 blackwhite
sharon69 dro8smwq boognish quietkey authcode pinkerto merengue bushwick turambar kittykit hambone1 bigballa restaura
111luzer euro2000 august24 kissthis rvgmw2gl iloveboobies fcc5nky2 messiah1 beastie1 hvidovre alex1987 papageno
dirtybir naturist channel1 gutentag zucchero beverly1 9638527410 cthuttdf lovethem cantona1 purple11 apples123
wonderwo hoddling rockcity winner12 mansfiel 287hf71h xyh28af4 bankshot vurdf5i2 sexygirls october7 mdmaiwa3
jesussaves anthony9 crossroa brother2 rodman91 cockgobbler 12356789 12345699 signatur alexandra1 coolwhip awdrgyjilp
ghjrjgtyrj linkinpark emergenc blood666 bootmort wetworks supermario annapoli hockey22 indahouse 1penguin misha123
santorin vbnhjafy robert22 athlon64 nextdoor seemnemaailm siegheil cornhusk sthgrtst feldspar gtnhjdyf terminato
1jackson 123321aa rkbvtyrj tigertig fuckitall soccer09 cheetah1 marquise hondavfr anna1985 mayflowe bigmouth greenery
liberty7 larionov sat321321 nausicaa hjvfynbrf zebra123 galvesto jitterbu prophet1 canoneos redsox11 dctdjkjl everclea
danny001 mudslide rockshox thvfrjdf fuckthem asdzxc123 ironfist junior01 killswit prototyp specboot baldhead redwhite
whitetail cousteau malcolmx semperf1 vangelis bettis36 morgaine anna1990 inandout anna1997 wallpape moonrake huntress
cameron7 clownboy newzeala hammertime 11251422 fktrcfyl 11223311 11223300 powerpla ybrbnbyf zaphod42 jxfhjdfirf
dude1234 czekolada blackros amaranth medical1 nhecsyfujkjdt promopas marmalad weihnachten passthief 67mustan ds7zamnw
pinarell sonofsam 5c92v5h6 purple13 tango123 xufrgemw 1rangers taratata 19944991 11111118 4ebouux8 roadrash corvette1
dfyjdf846 marley12 qwaszxerdfcv ellehcim seabass1 jazzman1 uuuuuuu1 j1234567 junkfood daddymac persepho shithappens
19755791 polkaudio basketball1 1loveyou mama1961 transcend shuriken sudhakar teenlove anabelle matrix99 littlegi
ferraris fastdraw accountbloc pornostar pinoyako glassjaw finnland losbravo smalltit nicksfun stockhol divedeep
cannibus poppydog walhalla lucozade goldenbo tigers11 ownage123 capital5 stillher antananarivu lacrimos goathead
cgtwbfkbcn gbplf123 beanhead ttttttt1 justin123 agapov58 bad11bad andreika merlin11 aurelien spartak1922 lawnmowe
fortune1 anna1994 papasmurf antihero photogra painkill qwest123 sierra01 vfrcbvvfrcbv bobbyjoe buzzkill 9379992q
oleg1994 sovereig rollover zaq12qaz battery1 killer13 alina123 groucho1 butterbean golfer01 gfhfyjbr ventura1 chelsea3
65mustan ufdibyjd suckfuck greatgoo 1bullshi easy1234 robin123 rockets1 diamondb nothing0 joker777 glasnost batman21
a123456b rockandr coolfool yjdbrjdf lovehina passking bonapart diamond2 ctvtyjdf sassy123 table54781 nedkelly philbert
sparky99 littlebear silmaril cbufhtnf peggysue wizardry venom123 love4you reviewpass amersham devochka greenlantern
panasonik dave1234 darkness1 p0o9i8u7y6 kathryn1 happyguy assmaster sailormo antonio3 18254288 qwertzuiop edward11
something1 q1w2e3r4t5y6u7i8o9p0 02551670 vladimir1 monkeybutt honda450 fylhtq95 fjnq8915 passwordstandard vova12345
talonesi gigemags dorothee bastogne brandon3 truegrit iamgreat paulinka corperfmonsy homerun1 dogbert1 eatmyass
cottage1 baseball7 gimmesum 1bastard 413276191q pchealth bodiroga adapters mashamasha anna1982 fairchil iloveluc
netnwlnk olga1976 icam4usb odinthor anchorat nfnmzyrf shadowman chicken0 christiaan mariupol gbpltw123 villevalo
cessna172 kinglear 1cricket turbo911 maprchem56458 rosehill thekiwi1 ygfxbkgt mandarinka paswoord grandam1 leedsuni
angeldog michaell dance123 ppppppp1 mynewbots mmmmmmm1 nnnnnnn1 biedronka thebeatles f14tomcat jordan18 86chevyx
bobolink flyfishi gandalf0 traxdata enlighte 12345678w rugbyman peanut11 techn9ne vakantie jake5253 anthony5 letterma
jessica6 amiga500 phoenix9 saqartvelo williamj nightfal melnikova killer77 jhrl0821 6gcf636i irina123 formatters
matthew5 infotech gangster1 jordan45 greatwhi tracy123 connecte hemingwa gundam00 slayers1 fktrcfylhjd bermuda1
qazwsx11 eybdthcbntn backd00r cheyenne1 warhammer40k guitarman george13 tgbxtcrbq bananas1 lovezp1314 buster69
sexytime zacharia sportage terry123 bogdanova higgins1 whatluck jeffery1 1qayxsw2 riptide1 vergesse playgrou 4077mash
hydepark monster9 hesoyam1 uhtqneyu rabbit66 alabaste 1234567890qwerty andrea12 slutfuck jasmine7 maestro1 buster123
donaldduck ironfish konnichi gintonic momoney1 destiny2 trim7gun fractals morganstanley polkadot prince11 fifa2010
amanda10 airbrush bigtitty fyfnjkmtdyf joxury8f moondog1 trotters 1s1h1e1f1 optimus1 marlins1 balance1 london01
southwes comfort1 rockbottom litebeer chopsuey greenlan freecell hampster smalldog 1234567890987654321 cartman2
cjdthitycndj masterba america2 sunburst auntjudy ilovecock losfix16 1explore whynotme 1qazwsxedc albertjr nicolas2
24gordon misterme gbljhfcs blackhat maddog69 pakalolo igor1234 snowhite homefree sexfreak blessyou vfrcbvjd belinda1
yaglasph groundho nevergiveup gborv526 awesome2 mike12345 bltynbabrfwbz tanushka raptor22 schalke04 cosmodog fuckyou8
blackmor littlegirl ultra123 flashnet loploprock littlewhore cuntfinger stinkyfinger n7td4bjl jackie69 camel123
1gateway adelheid thuglove 4815162342q andrea99 blankman booboo11 justine1 morphius zsecyus56 goodbye1 nokiadermo
waratsea 4rzp8ab7 brillian zxcvb1234 dune2000 zcxfcnkbdfz pr1ncess comicbooks assasins nuaddn9561 scottsda hfcnfvfy
7777777z werty123 metalhead romanson jollymon trompete matchbox20 nepenthe qwertyuiop10 phezc419hv romantika lifestyl
decembre panther6 ghjcnjabkz pachanga buzzword indianer spiderman3 tupacshakur albert12 1drummer invisibl summer13
mustaine hesoyam123 scrapland barabbas mexicali moonstafa jayhawk1 nastya2010 softball1 barrabas zxcasd123 mariana1
freedom0 green420 vlad1234 davinchi conducto invernes madhatter 12345678i spring00 bellybut vitalik1 river123 power666
footslav qazxswedc123 richard9 peterburg tabletop gavrilov jkbvgbflf 87654321q wideopen access88 tdfyutkbjy impossib
dontforg qwer1209 asslicke mamma123 scratch1 cassie12 dontgotm underhil maks2010 hollywood1 elena2010 fireplug
sacrific babyphat bobcat12 bruce123 wallstreet granvill armastus pipeutvj g1234567 angeleyes putangina brandnew
shadowfax eagles12 lokomoti jabroni1 siffredi rosebudd nightwis felixxxx chicago5 scooby11 19851985p dogphil3650
totenkopf monitor2 macross7 ofclr278 nantucke hedj2n4q aessedai trekbike pussykat samatron dukenukem iampurehaha2
obvious1 mccool24 apache64 kravchenko justforf surfer69 sananton zxcvbn123456 odt4p6sv8 mansikka looking4 donttell
ninjutsu uaeuaeman queenas8151 angel007 antonia1 avtoritet wrongway patriots1 chrisrey sd3utre7 mesohorny donatello
pinky123 fatbitch pilsbury lovepuss 1creativ golf1234 huskerdu gtnhjpfdjlcr dkjfghdk 7777777s donkeykong rockytop
staples1 flywheel toppdogg bigbubba aaa123456 2letmein mother12 ilikepussy excaliber fhutynbyf flyvholm currahee
godsgift antonioj yfcnzvjz anime123 123321456654 hanswurst hello101 technica drumandbass diapason simbacat gravedig
jakeyboy longboard truskawka golfer11 pyramid7 highspee theriver hammer69 1packers qwertgfdsa 11119999 12inches
zse4xdr5 sophieh6 grizzlie hockey69 hotbitch beloved1 bluewave multiscan persona1 amberdog hannah12 1assword sparky01
123321qw soccer19 luvbekki yfeiybrb nigger123 gjkzrjdf 1bigdadd taganrog clarkkent gaudeamus mantaray whitehea
andrew99 redhawks liza2009 den12345 vfhnsyjdf 147258369a newyorke 1arsenal hondas2000 birthday2 12457896 dickster
edcwsxqaz pantyman hubertus cumshot1 kappaman mark3434 canada12 lichking bonkers1 ivan1985 throatfuck backwood
joshua19 imladris star1234 partyman fourstar scanner1 ujhjl312 potapova nokia7070 kalleank refinnej nothanks sugardog
nhfkbdfkb larousse qazxcdew stimorol merlin21 is3yeusc partner1 478jfszk 9hmlpyjd 7imjfstw nokia5200 larkspur
animal2000 miyvarxar communit ifoptfcor mamaliga wowlook1 1flowers shadow14 alucard1 singapur manchester1 superdav
jackoff1 bullnuts world123 spider10 sargsyan rattlers windows2 visigoth penfloor cabledog camilla1 natasha123 eagleman
softcore d1234567 tlbyjhju lfiekmrf lzhan16889 123boots1 sys64738 heavymetal heavymet 1asdfghj wharfrat sword123
dragon98 12345abcd lexus300 pheonix1 alex1974 123qw123 shadow88 igor1994 champ123 changeme1 brooksie frogman1 buldozer
morrowin bubbaman august22 tyson123 passsword al123456 fucking1 looking1 brennan1 1xxxxxxx fifa2011 1rainbow 1eeeeeee
ashley123 amanda123 azerty12 15975391 twinturb onlyone1 denis1988 6846kg3r pennydog dandelion haileris epervier
snoopy69 afrodite oldpussy poopypan verymuch katyusha skydive1 fiveiron stargirl fordfocus baseball11 jawbreak
buster88 walter34 penchair horizon1 thecure1 adrianna1 dumbfuck aldebaran knopfler rossigno scarlets nuggets1 ibelieve
akinfeev falcon69 qwerty09 doggy123 vader123 silkeborg krakatoa kgvebmqy pensacol snowstor goldenboy orange11 g0dz1ll4
chester3 hotshot1 jesuschris motdepass fietsbel pookster milkmaid rustyboy terrell1 epsilon1 lillian1 shinchan
fuckuall mamasboy purple69 felicidade shopping1 1gandalf parliame jackmeof juvis123 boing747 9z5ve9rrcz icewater
moparman christo1 vinicius tigerfan joshua99 jackfrost ssbt8ae2 barabash ghtlfntkm shadow10 qwerty789 richard8
lostboys jesus4me richard4 kolawole damilola paranoya happyness methodma supercop a8kd47v5 polly123 hoyasaxa 1digital
matthew0 2468013579 vaffanculo pass1wor 999666333 freedom8 777555333 lubimaya 123456789j 159951159 159357123 alina1995
mustang67 wisteria jhnjgtl12 98766789 arxangel 87062134 creativ1 malyshka fuckthemall genesis2 romance1 ofcourse
latenite 789456123a milliona 61808861 57699434 change12 55495746 jimbo123 19372846 19380018 cutlass1 craig123 51502112
19822891 46466452 19855891 nikolaevna nokia6131 hoosier1 contrasena gonzo123 gfhfvgfvgfv 1crystal sofaking kwiatuszek
valeria1 0123654789 alltheway maasikas wildchil fredonia earlgrey gtnhjczy matrix123 12monkeys nokia6500
59382113kevinp coorslit password! vova1994 english1 bondra12 zpflhjn1 jasmine3 arsenal0 luansantana control2 mama1964
diamond4 music101 guybrush katiebug pimphard frontosa clockwor skyeseth chaparra jumpshot wintermu 1chester ciccione
beckham23 hornets1 alex1971 delerium manageme connor11 caseyboy cbljhjdf redsox20 tttttt99 haustool pantera6 journey1
9988776655 writerspace xiaoyua123 justice2 scorpius bpgjldsgjldthnf gamemaster taylor11 shameles ladylove eintritt
jnrhjqcz jessica3 undernet sasha777 anna2002 kanmax1994 thunder0 easypass supermom qwerty32 123654789a shampoo1
yfxfkmybr tsunami1 fktrcttdf yasacrac happyhap hammer11 rolltide1 compaq123 subzero1 ybrbnjcbr wagoneer danniash
portishead alex1981 redcar27 thomas21 hammer12 cosmo123 burltree vwpassat jack5225 cougars1 burlpony blackhorse
katemoss 1christi alex1975 science1 cartagen picture1 sparkle1 service321 christi1 iraffert dtcyeirf 1234567890p
cooper11 alcoholi savchenko chelsea5 lllooottt ilovedick sweetpus cookie13 rfnthbyf1988 angus123 blockbus samsung9
skinnass sexybeas wasdwasd1 1qa2ws3ed4rf5tg ashley19 pokerman trfnthby georgia2 stoppedb qwertyuiop12345 miniclip
cabbages 1234567890o liudmila nhfycajhvths masiania songline spacebal smokewee dragonla andy2000 massive1 suckmy1k
passat99 nastya1996 stratcat daffyduck baldeagl kerberos shibainu cqub6553 phenmarr roma1990 diamond0 girls4me
dianochka plhy6hql 2wsx4rfv cameron0 oleg1996 sharipov bouboule hollister1 adelante cecilia1 onetwo12 ojp123456
msorcloledbr neveraga 1mercede chessmas stickdaddy77 kvartira 7654321a lollol123 qwaszxedc vfhbyfvfhbyf misha1111
junior13 shannon2 fuckmylife sekirarr orion123 laketaho jazz1234 gandalf7 brett123 br1ttany rfpfyjdf bigboy11
ummagumma punter12 irina1991 pandemonium berlingo cherrypi 1montana lohotron chicklet asdfgh123456 stepside ikmvw103
trillium thepower thugstools hockey13 livefree rosenrot muffin11 artem1992 andrey1992 sheldon1 passpage nikita99
fubar123 eight888 express2 violentj 2ykn5ccf spartan11 brenda69 jackiech vika1995 89032073168 denis1984 2000jeep
weetabix panther8 h9iymxmc kalambur 12213443 racecar02 jeffrey4 purgator troutbum potsmoke pureevil dragonage 4seasons
hockey14 12758698 yeahright blademan jeffhardy stanisla forzaroma blackwoo fengshui 1qaz0okm newmoney pimpin69
anonymer cherry12 diablo23 jgtxzbhr breadfan juancarlos stratus1 love5683 happytim lambert1 cbljhtyrj economia
avogadro 1vampire spanners queequeg joseph11 8seconds cumberla heather9 anthony8 burton12 crystal0 consulta miller01
cthulhu1 dukenuke hatebree welcome01 middleto phoenix5 dylandog lauren12 byrjuybnj stillers smallvill 123456rrr
phoenix0 ironcity kasperok password22 matthew6 spotligh bujhm123 tommycat guitar11 compass1 jack2000 littleminge
xxx12345 littlefuck karolinka camneely qwertyu123 brandon00 munson15 passssap z3cn2erv baggio10 copernic 123456789asd
orange88 pablo123 uptheass mattylad10 13467985 f1f2f3f4 fm12mn12 gerasimova burrito1 baldeagle forgetme 5element
ooicu812 10293847qp minicooper vthrehbq boredboi4u filatova barmalei fourkids naumenko bangbros pornclub euclid90
warrior3 patatina mankind1 peugeot406 rmracing cunthole jaguarxj whitecat money100 yfhrjnbrb 9085603566 6yhn7ujm
specialinsta newblood chingada boobies2 133andre ilovelucy success2 artefact kkkkkkk1 nikolay9 emilyann fkrjujkbr
teamomuch david777 enron714 starfleet neverman doctorwh trinity7 seatleon snakebit bleacher darkseed warhorse
michael123 34erdfcv dimanche repmvbyf michaeljackson icequeen birthday26 lbvekmrf bryan123 schreibe 1andonly apollo12
aa123456789 12345678d deadmau5 happyface filmstar andrew17 bakesale justlook cbarkley bloodred birdbath nfkbcvfy
hardc0re killerbee pitcher1 justonce dakota99 vespucci outside1 puertori teamlosi porol777 empire11 20091989q
webuivalidat lakers08 trigger2 horndogg palermo1 dasha2010 rockhopper silver77 1234567887654321 8096468644q 770129ji
supercat tema1234 1234567892000 qazqaz123 rattrace miller12 indiana7 patch123 welcome5 9hotpoin assmonke money1234
dannym88 lover123 worldnet julemand s12345678 pissword woodchuc hotchkis packers2 bananana kalender penguin8
awo8rx3wa8t ilovemyfamily weihnachtsbau pudding1 luckystr jahbless surrende 1panties bigasses ghjuhfvbcn asshole123
muchacha santana5 testdrive dracula1 savannah1 pokemon00 1iiiiiii jordan20 014702580369 15253545 15975312 marmaris
london123 thesims3 afrika2002 2children qqqqwwww oldskool syndicat parker01 bri5kev6 wartburg yelena03 madinina
highway1 uhfdbwfgf buhjvfybz qaz123wsx456 bobbybob falloutboy manning18 ihateyou1 fallengun montblanc rooney10
roadrage rhfvfnjhcr dmfxhkju imaloser michell1 silver22 lockedup monica01 sassycat dsobwick ctrhtnyj rhfcyjzhcr
aaaassss momanddad zipdrive telescop elephant1 greatman ukqmwhj6 nopasaran kobayash cfiekmrf megan123 jamesdea
porosenok stunner1 lollol12 2278124q 123456789qwer alex1983 glowworm mallards bluedevil explorer1 lachesis alex1982
airborn1 captaink watchout aaaa1122 providian aregdone play2win artcast2 thunder6 kamelia2011 caleb123 indonesi
tgkbxfgy hijodeputa good4now tolkien1 132forever s1s2s3s4 lolkin09 48n25rcc djtiesto 111222333444555 coolbree yamaha12
starwood deadsoul madarchod tenorsax 44e3ebda trafalga heather7 serafima favorite4 havefun1 nosredna jlettier borracho
sweet666 rollrock jackson6 macross1 ousooner 9085084232 123qwaszx firedept jackfros 123456789000 cookie11
systemofadown martin01 silver01 darthmaul vladimirovna uthvfybz nicole01 v123456789 network2 flyers99 riogrand
avalon11 lovejone porsche2 qwerty100 chamberl bluedog1 andrew23 summer22 musiclover beardog1 libertin bigberth
jockstra nastya123 default1 brillo021 bomberman guitar69 latching ninja123 qwertasd alex1976 cunningh gladbach
marillion mike2000 muffinman freeclus kudos4ever clitring sexiness blumpkin escaflowne pentable lommerse coffee11
lkjhgfdsazx 2401pedro quintain tdeir8b2 122333444455555 %e2%82%ac tootsie1 zaqxsw123 gkfdfybt cnfnbcnbrf usermane
iloveyou12 babochka cookie123 julie123 kamakazi tigger13 mononoke wcrfxtvgbjy bigsmall 1newlife bigwaves mama1970
shockwav codered1 victory7 gulfstre chris200 sunbanna bertuzzi begemotik destinee 123456789zz amadeusptfcor yggdrasi
el345612 f22raptor moviebuf zxcvbnm123456789 deadmoin websolutionssu 1346798520 gwendoli 1234562000 lovedick digital2
space199 987654123 serious1 824358553 794613258 nata1980 fishpond redsox19 zse45rdx matrixxx 213546879 newspape
photowiz marco123 147852963 147369258 hellbound 123987456 lovehurt hammer01 1234554321a alina2011 112358132 alina1994
alina1998 bobjones cressida madalena 420smoke tinchair adidas69 krypton1 loveline michaelm gbkbuhbv 76689295 sweetu70
steamforums quixotic steam181 rfcgthcrbq sexstuff rockstar1 fulhamfc quiksilv 56836803 jedimaster gfhjkm777 stella12
55378008 19216811 fender12 mortalkombat nudegirl palace22 lickpussy bigjuggs sadomaso laser123 branford 19801982
banaan123 hooters6 sweeties 19821983 19831985 19833891 sinnfein welcome4 winner69 killerman martinet 19921993 harsingh
thecount phantom3 36985214 lukas123 pakistan1 madmax11 willow01 19932916 fucker12 opelagila ashley24 deadfish 31359092
sasha1993 sanders2 zaq!2wsx boilerma mickey69 jackson9 alina2010 warspite bazongaz fitzgera dipascuc 1escobar2
c0l0rad0 kki177hk victoriya winston6 kl?benhavn happylife am4h39d8nh bodybuil 31021364 command2 lainth88 mazdamx5
colin123 qwaszx11 diesirae woodfish pqnr67w5 odgez8j3 5gtgiaxm transits quackers makenzie mdmgatew superman12 slickone
penhorse asdasd22 otherside honeydog proghouse frost1996 casper123 magichat greatzyo lightspe newyork2 mikejone
bruiser1 prelude9 kenneth2 thinline 2dumb2live 1carolin ilikeporn blackboo qwerty999 marcelin yjhbkmcr united99
mainstre beano002 lincoln7 bangalor goodstuff stepashka harley03 omnislash sasha2011 gopinath princesit bosslady
joshua11 lovegame stupid12 sport123 collect1 charliem chimaira trrim777 thedream redsox99 goodmorning iloveyou11
newlife2 chicago3 conditio alexand1 mike1969 silence1 blackdra enolagay sataniv1993 sasha1994 moonshot santa234
meister1 gfitymrf reggie31 august29 joshua10 akademia zorro123 nathalia redsox12 mishmash nokiae51 nyyankees tu190022
strongbo not4u2no harlequi 1therock csyekmrf olemiss1 sunshin1 starbase topshelf california1 symantec turntabl
selhurst furnitur fromvermine gators96 captain2 zxcvbnma pineapple1 cannelle mko09ijn paraklast1974 hobbes12
1234567890d fatal1ty prostreet caution1 summer08 metal123 eddie666 washingto minnesota_hp playboy6 speedster zemanova
vkfwx046 antiflag jzf7qf2e startrek1 murciela lvbnhbtdf gogetter tanelorn killer00 nesterova rugby123 coffee12
browseui ralliart calgary1 vtldtltd iambigal 2hot4you brentwoo palladin ilovetits venture1 dragon19 brandon8 bg6njokf
satchel1 khongbiet critter1 partridg ginger69 anthony4 spinnake chinadol nipples1 sixflags parkhead breakdance
fidodido yuitre12 artem1995 gayathri nondriversig alex1998 boating1 newpassw movies23 kamikazi cowboys0 corsair1
kingshit hotdog12 h200svrm rhtyltkm chris999 vaz21074 simferopol britania tanyshka 123qwerty123 process1 dragon05
fortknox stockpor juanpabl roleplay magical1 a1s2d3f4g5h6 bismilah guitar01 santana1 monkey14 animalsex pfqxtyjr
silverch litespee nirvana9 peyton18 warhamer minotavr bushwack football123 fufnfrhbcnb hfpldfnhb chipmonk vbhjh123
gemini12 doodlebu chuluthu cdtnkzxjr pookie11 tremendo welcome0 peewee51 legends1 freeway1 teenfuck darkfire hunt0802
buffy1ma 671fsa75yt burrfoot alina2006 charlize summer02 midiland demetriu freakboy radio123 jasmine9 chicago9
bugssgub samuraix jackie01 pimpjuic willyboy fynjyjdf privet123 blueroom alex1989 bringiton kareltje ow8jtcs8t
goniners countryb 24688642 covingto 24861793 beyblade needajob kbpfdtnf bond9007 gabriel12 stormbri love4eve fenomeno
darknite dragstar milfhunter ma123123123 ghislain enrique1 ferien12 natalie2 reglisse rosebud7 roykeane mamatata
blowjob69 fhbyjxrf hackedit h397pnvr robert23 godflesh septiembr zhongguo panther9 bigjohn1 vehvfycr fire1234 gungadin
olivier1 chinaski toadfrog august20 automati squirtle positano llebpmac prokuror pussygal visionar chicken6 rfybreks
vitalogy gorbunov letmein5 harley20 stinker1 welcome7 jimmypag anastaci pfhfnecnhf campus100 vikings2 rangerover
peresvet skyblue1 goodlove dfkmltvfh zxcv4321 pasword1 nhfrnjhbcn nemesis2 ingenier knothead energy12 alena123
robert19 orange22 murphy11 heather4 987654321g boxster1 colegiata carwash1 bowling3 fylhtq123 pickwick bubblebox
bunnies1 slipper1 xtutdfhf zxcvbasdfg 1pumpkin phantom7 swordsma wonderbr slagelse twothree boston11 fynjy123
ballsdeep bobbyorr alphasig august10 problemas goirish1 boobear1 rabbit69 alexsander chantal1 greenpea diablo69
alex2009 bergen09 petticoa vlad2011 kamakiri lucidity 99ranger estoppel volvos60 carter80 200190ru shadow23 shocker1
souschef lopotok01 ntktgepbr ronaldo99 z1x2c3v4b5n6m7 iceman44 chris100 clearwat boogyman konoplya chester8 scooter5
ghjgfufylf 18n28n24a ringo123 sex4free johnny12 reddevils dillinge hyperlit wallace2 vitamine arsenal7 nokia5610
fyfnjkmtdbx kulikova maddog01 timoshka desdemon chesters patrick5 aikman08 nyranger 36169544 foxmulder shashank
aspirina 19891959 45678912 kemerovo 19841989 netware1 19801984 nicole123 19761977 51501984 montella peachfuz cypress1
55443322 bandicoot statistika great123 67899876 bobsmith hillary1 78978978 lzlzdfcz bloodlust shadow00 88887777
91328378 matthew4 98256518 102938475 alina2002 123123789 123456321 newmexico scubaman puffdadd 159357852 dtheyxbr
theman22 212009164 nji90okm newmedia roma1995 iceman11 pimpdady 1212312121 tamplier pelican1 domodedovo 1928374655
fiction6 duckpond onetwo34 gunsmith murphydo fallout1 spectre1 jabberwo redryder blackpus elena1971 danilova bobo1234
bobbobbo jesusgod musical1 darkmage hawkwood sexaddict archimed lindalou 111zzzzz ghjatccjh wethepeople m123456789
bulldog5 m_roesel sissinit 123ewqasd miruvor79 bandit11 arsenal9 miatamx5 1trouble strip4me sexyred1 rjdfktdf google10
shortman crystal7 awesome123 birthday28 diabolik boomer12 bluewate hockey123 blueboys willy123 cobra777 llabesab
vicelord gerryber fre_ak8yj redrobin itsasecret bluelight mountai1 bongwater pepper14 fordgt40 raider12 hunnybun
tuffgong gymnast1 butter11 wapbbs_1 dandelio soccer77 ghjnbdjcnjzybt x002tp00 whodaman brunodog technici pmtgjnbl
qcxdw8ry schweden throbber collecto dbm123dm hellhoun deadzone dethklok qq123123 williams1 c32649135 123joker spacejam
holycrap tummybed financia euroline magicone ameritec daniel26 kingpins dima1991 spencer5 cassiope lilcrowe
thecakeisalie vbhjndjhtw vthokies sophie01 locutus1 daddysgirl irondesk andrey12 jasmine123 vepsrfyn likesdick
protozoa mosias98 taburetka blaze420 puissant charles0 aishwarya babylon6 raleigh1 access01 sparkplu daisy3112
zootsuit 1234567j rubyrose gorilla9 nightshade alternativa cghfdjxybr snuggles1 vova1992 leonardo1 matthewd 1986mets
mexican1 boomer22 edwards1 jordan10 blackwid gemini13 dctvcjcfnm eagles11 hannah22 maks5843 fktrcfylhjdf lincoln2
gre69kik need4speed hightech core2duo ublhjgjybrf dragon33 1autopas autopas1 15935746 daniel20 1ggggggg hardcor1
blackdragon vovan_lt orochimaru hjlbntkb qwertyuiop12 paradoks frozenfish ghjuhfvvbcn fireston afhvfwtdn ontheoutside
louis123 moonwalk mercury2 tracksta ozzmosis matrix19 headroom ringding 12345672000 onetwothree hockey33 nefertit
tailhook bujhmbujhm felicia1 tinuviel tuesday2 maxmotives locksley darling1 stpiliot 14314314 paramoun car12345
furelise kalifornia vbhjckfd beast123 zcfvfzkexifz extra330 gfhfyjqz templar1 02588520 pangolin amorcito advance1
yasuhiro orange01 nautica1 soundwav lovebaby dragonma sonnenschein wazzkaprivet redsox24 dontdoit dennis12 supercal
ballsout dabl1125 gjdtkbntkm servette 13571113 13467982 12string bluejay1 william4 connor12 sustanon corporat
arsenal123 charless jeanmarc marine21 dctvgbplf xxxp455w0rd5 lllllll1 ooooooo1 koufax32 anastasya debugger ufkxjyjr
gjlcnfdf daniel10 sexkitten qwertasdfgzxcvb s9te949f dimabilan ilovetit longjump transalp moderato littleguy magritte
hawaiiguy nemiroff browneyes destiny7 dragonss andranik fleshbot smellyfe deutschl harley88 birthday27 papasmur
vfvekmrf 12345656 weihnachtsbaum kristie1 fktrcfylth 99strenght denis2011 stokecit aotearoa stalker2 1bigfish mossyoak
1stunner getinnow jessejames zxc123456 cantstop 1peaches west1234 silver69 chief123 twentyon drstrang aspirant
jenna123 bongtoke anna12345 wonderwoman fktif6115 1winston falcon01 mopar440 kinkysex mercede1 11234567 adgangskode
kodeord velkommen vinter foraar efteraar københavn kobenhavn aarhus odense aalborg skatter elskling kærlighed
rengøring sommerferie fodbold brøndby velkommen123 admin1234 administrator kodeord1 sommer2026 vinter2026
velkommen2026
`;
